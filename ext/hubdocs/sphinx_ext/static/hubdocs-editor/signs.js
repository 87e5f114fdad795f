/* Why a text is not YAML, by its signs: the same words as hubdocs/sources/yaml_errors_{marks,quotes,flow}.py. */
(() => {
  "use strict";

  const { STYLE, shorten } = globalThis.hubdocsEditor;
  const CLOSING = { "[": "]", "{": "}" };
  const NAMES = { "[": "list", "{": "mapping" };
  const QUOTE = "quote the value if text is meant";

  const tab = (t) => {
    if (t.kind !== "tab") return null;
    const at = t.character === "\t" ? t.at : t.text.starts[t.line.number - 1] + t.text.line(t.line.number).indexOf("\t");
    const between = t.content.slice(t.text.starts[t.line.number - 1], at).includes("-");
    return between
      ? t.finding("a tab stands behind the dash; YAML allows only spaces there", "replace the tab with one space", at, 1, "tab-indentation")
      : t.finding("a tab is used to indent; YAML allows only spaces", "replace the tab with spaces, as many as lines like it have", at, 1, "tab-indentation");
  };

  // --- characters with a meaning of their own

  const escape = (t) => {
    if (t.kind !== "escape") return null;
    const start = t.content.lastIndexOf("\\", t.at);
    if (start < Math.max(0, t.at - 9)) return null;
    const letter = t.content[start + 1] ?? "";
    if (!letter) return t.finding("the text ends in a backslash and is not closed", 'close it with "', start);
    const digits = { x: "two", u: "four", U: "eight" }[letter];
    if (!digits) return t.finding(`\`\\${letter}\` means nothing inside double quotation marks`, "write a backslash as \\\\, or use single quotation marks", start, 2);
    const hint = "write all the digits; if a backslash is meant, write it as \\\\, or use single quotation marks";
    return t.finding(`\`\\${letter}\` must be followed by ${digits} digits from 0 to f`, hint, start, 2);
  };

  const badStart = (t) => {
    if (t.kind !== "bad-start") return null;
    if (t.character === "%" && t.content[t.at - 1] === "{") {
      return t.finding("`{%` begins a template instruction, which is not YAML", "check the file that the template makes", t.at - 1, 2);
    }
    const shown = t.character === "`" ? "a backtick" : `\`${t.character}\``;
    return t.finding(`${t.leadsLine ? "a line" : "a value"} cannot begin with ${shown}`, "put the text in quotation marks");
  };

  const mark = (t) => {
    if (t.kind === "block-text") {
      const sign = t.content[t.opened];
      if (/less than one/.test(t.reason)) return t.finding(`the number behind \`${sign}\` is the indentation of the text, so it cannot be 0`, "leave the number away");
      const message = `\`${sign}\` begins a text on the lines below, so nothing else can stand behind it on its line`;
      const hint = "begin the text on the next line, indented, or put the whole value in quotation marks";
      return t.finding(message, hint, t.opened, /^[|>][0-9+-]*/.exec(t.content.slice(t.opened))?.[0].length);
    }
    if (t.kind === "reference") {
      const start = "&*".includes(t.character) && t.character ? t.at : t.at - 1;
      const message = t.content[start] === "&"
        ? "a value that begins with `&` gives it a name (letters, digits, `-` and `_`), and this is none"
        : "a value that begins with `*` repeats another value by its name, and this is no name";
      return t.finding(message, QUOTE, start);
    }
    if (t.kind === "tag") {
      const start = Math.max(0, t.content.lastIndexOf("!", t.at));
      return t.finding("a value that begins with `!` is a tag, and this is not a known one", QUOTE, start);
    }
    return null;
  };

  // --- quotation marks

  const quote = (t) => {
    if (["tab", "escape", "block-text"].includes(t.kind)) return null;
    const opened = t.unclosedQuote() ?? (t.kind === "open-quote" ? t.opened : null);
    if (opened === null) return afterText(t);
    const sign = t.content[opened];
    const line = t.lineOf(opened);
    const hint = sign === '"' && t.text.line(line).trimEnd().endsWith('\\"')
      ? 'write the backslash before the closing " as \\\\, or use single quotation marks'
      : `close it with ${sign} at the end of the text`;
    return t.finding(`the quotation mark ${sign} that opens on line ${line} is not closed on that line`, hint, opened);
  };

  const afterText = (t) => {
    const last = t.lastScalar;
    if (!last || ![STYLE.single, STYLE.double].includes(last.style)) return null;
    const gap = t.content.slice(last.end, t.at);
    if (/[^ \t]/.test(gap) || last.end > t.at || !t.character.trim()) return null;
    const sign = last.style === STYLE.double ? '"' : "'";
    if (t.content.slice(last.start, last.end).includes("\n")) {
      const line = t.lineOf(last.start);
      return t.finding(`the text in quotation marks that opens on line ${line} goes on over the lines below`, `close it with ${sign} on line ${line}`, last.start);
    }
    const isOdd = (t.text.line(t.line.number).replaceAll("\\\\", "").replaceAll('\\"', "").split(sign).length - 1) % 2 === 1;
    if (",:#]}".includes(t.character) || (gap && t.kind === "flow" && !isOdd)) return null;
    const message = "the text goes on after its closing quotation mark";
    const rest = t.text.line(t.line.number).slice(t.before.length);
    if (sign === "'" && rest.includes("'")) return t.finding(message, "write an apostrophe inside single quotes twice (''), or use double quotes");
    if (sign === '"' && isOdd) return t.finding('one quotation mark " on this line has no partner', 'close each text with "; inside a text, write a quotation mark as \\"');
    if (gap && `"'`.includes(t.character)) {
      return t.finding("a second text in quotation marks stands behind the first", "put both into one pair of quotation marks, or write a list");
    }
    if (sign === '"' && rest.includes('"')) return t.finding(message, 'write a quotation mark inside double quotes as \\"');
    return t.finding(message, "put the whole value inside the quotation marks");
  };

  // --- brackets

  const flow = (t) => {
    if (t.kind === "block" && "]}".includes(t.character) && t.character) return tooMany(t);
    if (t.kind !== "flow") return null;
    const { opened } = t;
    if (opened === null || expectsValue(t)) return noValue(t);
    if (t.isAtEnd) return unclosed(t, opened);
    if ("]}".includes(t.character)) return wrongBracket(t, opened);
    return t.character === ":" ? colonInFlow(t, opened) : noComma(t, opened);
  };
  /** Say whether a value belongs where the trouble is: the sign before it opens a bracket, or separates. */
  const expectsValue = (t) => {
    const before = t.content.slice(0, t.at).replace(/(?:\s+(?:#[^\n]*(?=\n|$))?)+$/, "");
    const isMapping = t.content[t.opened] === "{";
    const sign = before.at(-1);
    const isDash = t.character === "-" && /\s/.test(t.content[t.at + 1] ?? " ");
    if (t.character === "," || isDash) return "[{:,".includes(sign ?? " ");
    return sign === ":" || (!isMapping && (sign === "[" || sign === ","));
  };
  const tooMany = (t) =>
    t.finding(`\`${t.character}\` closes a bracket that is not open here`, `delete this \`${t.character}\`, or look for one above that comes too early`);
  const unclosed = (t, opened, sure = true) => {
    const bracket = t.content[opened];
    const [, before, comment] = /^([^"'#\r\n]*[^\s,[{"'#][ ])#([^\s#][^\r\n]*)/.exec(t.content.slice(opened + 1)) ?? [];
    if (comment?.includes(CLOSING[bracket])) {
      const said = `\`#\` begins a comment here, so the \`${CLOSING[bracket]}\` behind it does not close the ${NAMES[bracket]}`;
      return t.finding(said, "put the text with the `#` in quotation marks", opened + 1 + before.length);
    }
    const message = `the ${NAMES[bracket]} that opens with \`${bracket}\` on line ${t.lineOf(opened)} is not closed`;
    const hint = `close it with \`${CLOSING[bracket]}\``;
    return sure
      ? t.finding(message, hint, opened)
      : t.finding(`${message}, or a comma is missing in it`, `${hint}, or put a comma between its values`, opened);
  };
  const wrongBracket = (t, opened) => {
    const bracket = t.content[opened];
    const name = NAMES[bracket];
    const message = `\`${t.character}\` cannot close the ${name} that opens with \`${bracket}\` on line ${t.lineOf(opened)}`;
    const own = t.character === "}" ? "{" : "[";
    return t.finding(message, `close the ${name} with \`${CLOSING[bracket]}\` first, or delete this \`${t.character}\`, or write its \`${own}\``);
  };
  const noValue = (t) => {
    if (t.isAtEnd) return t.opened === null ? null : unclosed(t, t.opened);
    if (t.character === ",") return t.finding("a value is missing before this comma", "delete the comma, or write the value");
    if (t.character === "-") {
      return t.finding("values inside `[ ]` are separated by commas, not by `- `", "take the brackets away, or write commas instead of `- `");
    }
    if ("]}".includes(t.character)) return t.opened === null ? tooMany(t) : wrongBracket(t, t.opened);
    return null;
  };
  const isOutside = (t, opened) => {
    const first = t.lineAt(opened);
    return t.line.number > first.number && t.line.column <= first.inner;
  };
  const colonInFlow = (t, opened) => {
    const { above, lastScalar: last, line } = t;
    if (line.key !== null && !/[,[{]/.test(t.before) && isOutside(t, opened)) return unclosed(t, opened);
    if (last && above && t.content.slice(last.start, last.end).includes("\n") && !t.content.slice(last.end, t.at).trim()) {
      return t.finding(`a comma is missing between two values of the ${NAMES[t.content[opened]]}`, "write a comma here", t.offset(above.number, above.column) + above.length);
    }
    const inside = t.before.slice(Math.max(...[",", "[", "{"].map((sign) => t.before.lastIndexOf(sign))) + 1);
    const words = inside.split(/\s+/).filter(Boolean);
    if (inside.includes(": ") && words.length) {
      const start = t.at - inside.length + inside.lastIndexOf(words.at(-1));
      const message = `a comma is missing before \`${shorten(words.at(-1))}\`, or its colon is too many`;
      return t.finding(message, "put a comma between two values, or put a text with a colon in quotation marks", start, t.at + 1 - start);
    }
    return unclosed(t, opened, false);
  };
  const noComma = (t, opened) => {
    if (t.leadsLine && t.line.key !== null && isOutside(t, opened)) return unclosed(t, opened);
    if (t.leadsLine && t.line.number !== t.lineOf(opened) && isOutside(t, opened)) return unclosed(t, opened, false);
    const name = NAMES[t.content[opened]];
    const end = t.content.slice(0, t.at).trimEnd().length;
    const last = t.lastScalar;
    if (last?.end === end && name === "mapping" && "{,".includes(t.content.slice(0, last.start).trimEnd().slice(-1) || " ")) {
      const key = shorten(t.content.slice(last.start, end));
      return t.finding(`a colon is missing after \`${key}\`, or a comma`, `write \`${key}: \` before its value`, last.start, end - last.start);
    }
    if (!last || last.end > end || t.content.slice(last.end, end).includes("#")) return unclosed(t, opened, false);
    return t.finding(`a comma is missing between two values of the ${name}`, "write a comma here", end);
  };

  Object.assign(globalThis.hubdocsEditor, { signs: { tab, escape, quote, flow, badStart, mark } });
})();
