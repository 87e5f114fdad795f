/* Why a text is not YAML, by its lines: the same words as hubdocs/sources/yaml_errors_lines.py. */
(() => {
  "use strict";

  const { Line, STYLE, shorten } = globalThis.hubdocsEditor;

  const STRANGE = {
    "\u00a0": "a no-break space", "\u200b": "an invisible character (zero-width space)", "\u3000": "a wide space", "\uff1a": "a wide colon",
  };
  const strange = (t) => {
    if (!["second-colon", "no-colon", "block", "document-start"].includes(t.kind)) return null;
    for (const line of [t.line, t.above]) {
      if (!line) continue;
      const text = t.text.line(line.number);
      const column = [...text.slice(0, line.inner + line.words.length)].findIndex((character) => character in STRANGE);
      if (column === -1 || (line.key !== null && column >= text.indexOf(":") && text[column] !== "\u00a0")) continue;
      const character = text[column];
      if (text.slice(0, column).replaceAll("-", "").trim() && character !== "\uff1a" && text[column - 1] !== ":") continue;
      const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0");
      const message = `here stands ${STRANGE[character]} (U+${code}), which means something else in YAML`;
      return t.finding(message, `replace it with ${character === "\uff1a" ? "a colon (:)" : "an ordinary space"}`, t.offset(line.number, column + 1));
    }
    return null;
  };

  const secondColon = (t) => {
    if (t.kind !== "second-colon") return null;
    const { line } = t;
    const start = t.offset(line.number, line.inner);
    const bracket = /^([\p{L}\p{N}_./-]+):? ?[[{](?=[^\]}]*: )/u.exec(line.words);
    if (bracket && start + bracket[0].length <= t.at) {
      return t.finding(`a colon and a space are missing between \`${bracket[1]}\` and its value`, `write \`${bracket[1]}: \``, start, bracket[1].length);
    }
    const first = new Line(line.number, `${t.before}:`);
    const colon = line.key === null ? -1 : t.content.slice(0, t.at).indexOf(":", start + line.key.length);
    if (colon !== -1) return colonInValue(t, colon);
    const above = textBefore(t);
    if (above?.dashes && first.dashes) return deepDash(t, above, start);
    if (!above || first.dashes) return t.finding("a key cannot begin here, as part of the value above", "compare the indentation with the lines above", start);
    if (above.key !== null) return tooDeep(t, above, start, t.at - start);
    if (above.dashes && line.column !== above.column && line.column !== above.inner) return deepDash(t, above, start);
    return lacksColon(t, above);
  };
  const colonInValue = (t, colon) => {
    const { line } = t;
    const value = colon + 1 + /^ */.exec(t.content.slice(colon + 1))[0].length;
    if ("\u2018\u2019\u201a\u201c\u201d\u201e\u00ab\u00bb".includes(t.content[value])) {
      return t.finding(`YAML does not know the quotation mark ${t.content[value]}, so the colon starts a new key`, "use straight quotation marks: \" or '", value);
    }
    const message = `the value of \`${shorten(line.key)}\` contains a colon followed by a space, which starts a new key`;
    const hint = line.value.endsWith("}") && !line.value.includes("{")
      ? "write `{` before it if a mapping is meant; if text is meant, put it in quotation marks"
      : "put the whole value in quotation marks; if a new key is meant, give it its own line";
    return t.finding(message, hint, value, t.at + 1 - value);
  };
  const textBefore = (t) => {
    const last = t.lastScalar;
    const isText = last && !t.content.slice(last.end, t.at).trim();
    const line = t.lineAt(t.textStart(last ? (isText ? last.start : last.end) : 0));
    return line.number < t.line.number ? line : null;
  };
  const deepDash = (t, above, start) => {
    const words = t.line.key ?? t.line.words;
    const message = `\`${shorten(words)}\` is indented deeper than the dash on line ${above.number}, so it belongs to that value`;
    const hint = t.line.dashes
      ? `begin its dash in column ${above.column} like the one above`
      : `begin it in column ${above.column} or further left if it is one of its own`;
    return t.finding(message, hint, start, words.length);
  };
  const tooDeep = (t, above, start, length) => {
    const name = shorten(above.key ?? "");
    const message = `\`${shorten(t.line.key ?? "")}\` is indented deeper than \`${name}\` on line ${above.number}, which already has a value`;
    return t.finding(message, `begin both in the same column, or take away the value of \`${name}\``, start, length);
  };
  const lacksColon = (t, line) => {
    const { words } = line;
    const start = t.offset(line.number, line.inner);
    const before = (sign) => (words.includes(sign) ? words.slice(0, words.indexOf(sign)) : "");
    if (before(":").trim() && !before(":").includes(" ")) {
      return t.finding(`a space is missing after the colon of \`${shorten(words)}\``, `write \`${shorten(before(":"))}: \` and then the value`, start, words.length);
    }
    if (before("=").trim() && !before("=").trim().includes(" ")) {
      const message = `\`${shorten(words)}\` sets a value with \`=\`; YAML does it with a colon and a space`;
      return t.finding(message, `write \`${shorten(before("="))}: \` and then the value`, start, words.length);
    }
    let hint = "write a colon after the key, and a space before the value";
    if (/^[\p{L}\p{N}_./-]+ (?:\S+|"[^"]*"|'[^']*')$/u.test(words)) hint = `write \`${shorten(words.replace(" ", ": "))}\``;
    else if (!words.includes(" ")) hint = `write \`${shorten(words)}:\``;
    const above = t.lineAbove(line.number);
    if (above && above.key !== null && above.inner >= line.column && !line.dashes) hint += `; if it belongs to the value of \`${shorten(above.key)}\`, indent it deeper`;
    return t.finding(`\`${shorten(words)}\` is not a \`key: value\` line: it has no colon`, hint, start, words.length);
  };
  const badDash = (t, line) => {
    if (!line.words.startsWith("-") || line.words.startsWith("---") || /^-[0-9.]/.test(line.words)) return null;
    const message = `\`${shorten(line.words)}\` is no value of a list: that begins with one dash and a space`;
    return t.finding(message, `write \`- ${shorten(line.words.replace(/^-+/, ""))}\``, t.offset(line.number, line.inner), line.words.length);
  };

  const noColon = (t) => {
    if (t.kind !== "no-colon") return null;
    const line = t.lineAt(t.opened);
    if (t.text.line(line.number).length > 1024 && t.line.number === line.number) {
      return t.finding("a key cannot have more than 1,024 characters", "shorten the key, or put a long text below a short key", t.opened);
    }
    const header = unindentedText(t, line);
    if (header) {
      const start = t.offset(line.number, line.column);
      return t.finding(`the text that \`${shorten(header.words)}\` begins must be indented`, `begin each line of the text behind column ${header.inner}`, start, line.words.length);
    }
    const lists = new Set(t.blocks.filter((block) => block.isList).map((block) => block.column));
    const mappings = new Set(t.blocks.filter((block) => !block.isList).map((block) => block.column));
    const dash = lists.size || line.words.startsWith("--") ? badDash(t, line) : null;
    if (dash) return dash;
    if (lists.has(line.column) && !mappings.has(line.column) && !line.dashes && line.key === null) {
      const message = `\`${shorten(line.words)}\` stands among values of a list, but has no dash`;
      return t.finding(message, `write \`- ${shorten(line.words)}\``, t.offset(line.number, line.column), line.words.length);
    }
    return lacksColon(t, line);
  };
  const unindentedText = (t, line) => {
    for (let above = t.lineAbove(line.number); above?.column === line.column; above = t.lineAbove(above.number)) {
      if (/^[|>]/.test(above.value)) return above;
    }
    return null;
  };

  const listStart = (t) => {
    if (t.kind !== "list-start") return null;
    if (t.line.key !== null && t.line.value.startsWith("-")) {
      return t.finding(`a list cannot begin on the line of its key \`${shorten(t.line.key)}\``, "put each `- ` on a line of its own below the key; if text is meant, quote it");
    }
    return t.finding("a list cannot begin behind other text on a line", "put each `- ` on a line of its own");
  };

  const block = (t) => {
    if (t.kind !== "block") return null;
    const { above, line } = t;
    const start = t.offset(line.number, line.column);
    if (t.character === ":") return t.finding("the key before this colon is missing", "write `key: value`");
    if (t.character === ",") return t.finding("a value cannot begin with a comma", "delete the comma, or put the text in quotation marks");
    if (!t.leadsLine) return behindValue(t);
    if (line.dashes) return strayDash(t, line, start);
    if (line.key === null) return strayText(t, line, start);
    const dash = badDash(t, line);
    if (dash) return dash;
    if (above && above.key !== null && above.value && line.column > above.inner) return tooDeep(t, above, start, line.words.length);
    return strayKey(t, line, start);
  };
  const behindValue = (t) => {
    const before = t.before.trimEnd();
    const rest = t.text.line(t.line.number).slice(t.before.length).trimEnd();
    let hint = "put the whole value in quotation marks if it is text";
    let message = `\`${shorten(rest)}\` cannot stand here, behind other text on the line`;
    if (/[\]}]$/.test(before)) message = `\`${shorten(rest)}\` stands behind the closing \`${before.at(-1)}\`, where the value has ended`;
    else if (before.split(" ").at(-1).startsWith("*")) message = `\`${shorten(rest)}\` stands behind a reference with \`*\`, which must be the whole value`;
    else if (t.character === "&") [message, hint] = ["a value can have only one name with `&`", "delete one of them"];
    return t.finding(message, hint, t.at, rest.length);
  };
  const named = (found) => `column ${found.column} (line ${found.line})`;
  const nearest = (t, column, isList) => {
    const found = t.blocks.filter((one) => one.isList === isList).reverse();
    const pick = (side, closer) => found.filter(side).reduce((best, one) => (best && !closer(one, best) ? best : one), null);
    const right = pick((one) => one.column > column, (one, best) => one.column < best.column);
    const left = pick((one) => one.column < column, (one, best) => one.column > best.column);
    const far = (one) => Math.abs(one.column - column);
    const sides = [right, left].filter(Boolean).sort((one, other) => far(one) - far(other));
    return sides.filter((one) => far(one) <= far(sides[0]) + 2);
  };
  const lineUp = (near, what) => `line it up with the ${what} near it, which begin in ${near.map(named).join(" or ")}`;
  const strayDash = (t, line, start) => {
    const near = nearest(t, line.column, true);
    const shown = shorten(`- ${line.words}`);
    if (near.length) return t.finding(`\`${shown}\` begins in column ${line.column}, where no list has its dashes`, lineUp(near, "dashes"), start, line.length);
    const hint = "indent it below the key that the list belongs to, and give that key no other value";
    return t.finding(`\`${shown}\` is a value of a list, but no list can stand here`, hint, start, line.length);
  };
  const strayText = (t, line, start) => {
    const last = t.lastScalar;
    if (last?.style >= STYLE.literal && !t.content.slice(last.end, t.at).trim()) {
      const first = t.lineOf(last.start);
      const below = t.text.line(first + 1);
      const column = below.length - below.trimStart().length + 1;
      const message = `\`${shorten(line.words)}\` is indented less than the text that begins on line ${first}`;
      return t.finding(message, `the first line of that text begins in column ${column}, so no line of it can begin further left`, start, line.words.length);
    }
    const message = `\`${shorten(line.words)}\` is neither \`key: value\` nor part of the value above it`;
    return t.finding(message, "write a colon after the key, or indent the line as part of the text above", start, line.words.length);
  };
  const strayKey = (t, line, start) => {
    const shown = shorten(line.words);
    const near = nearest(t, line.column, false);
    if (t.blocks.some((one) => one.isList && one.column === line.column)) {
      const inner = near.find((one) => one.column > line.column);
      const hint = `write \`- \` before it if it begins a new value${inner ? `; if it belongs to the value above, begin it in ${named(inner)}` : ""}`;
      return t.finding(`\`${shown}\` begins in column ${line.column} like the dashes of the list, but has no dash`, hint, start, line.words.length);
    }
    if (!near.length) {
      return t.finding(`\`${shown}\` is a key, but the lines above it are values of a list`, "write `- ` before it, or put the list below a key of its own", start, line.words.length);
    }
    return t.finding(`\`${shown}\` begins in column ${line.column}, where no mapping has its keys`, lineUp(near, "keys"), start, line.words.length);
  };

  const documentStart = (t) => {
    if (t.kind !== "document-start") return null;
    const start = t.offset(t.line.number, t.line.column);
    if (!t.leadsLine) return behindValue(t);
    const [first] = t.blocks;
    const shown = shorten(t.line.words);
    if (first && first.column > t.line.column) {
      const hint = `begin it in ${named(first)} like the first line, or begin all lines further left`;
      return t.finding(`\`${shown}\` begins in column ${t.line.column}, further left than the first line`, hint, start, t.line.words.length);
    }
    return t.finding(`\`${shown}\` cannot follow the value above it, which is complete`, "write one mapping or one list, or separate documents with a line `---`", start, t.line.words.length);
  };

  Object.assign(globalThis.hubdocsEditor, { lines: { strange, secondColon, noColon, listStart, block, documentStart } });
})();
