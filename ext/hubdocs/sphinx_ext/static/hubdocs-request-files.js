/* What a hub request becomes: the files that `hubdocs scaffold` writes, made of the same table
   (hubdocs/service/community/scaffold_table.py), and in the same YAML; a table of cases holds both to it. */
(() => {
  "use strict";
  const { fill: inWords, holds, isEmpty, isMapping, own, same } = globalThis.hubdocsRequest;

  /* --- YAML: texts that any reader could take for something else stand in quotation marks --- */
  const WORD = /^(?:|~|null|true|false|y|n|yes|no|on|off|[-+]?\.inf|\.nan)$/i;
  const NUMBER = /^[-+]?(?:0x[0-9a-f_]+|0b[01_]+|0o[0-7_]+|[0-9][0-9_]*\.?[0-9_]*(?:e[-+]?[0-9_]+)?|\.[0-9][0-9_]*(?:e[-+]?[0-9_]+)?)$/i;
  const NOT_PRINTABLE = /[^ -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;
  const NOT_PLAIN = /^[#,[\]{}&*!|>'"%@`]|^[-?:](?: |$)|^(?:---|\.\.\.)|^ | $|: |:$| #|^\d{4}-\d\d?-\d\d?/;
  const escaped = (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`;
  const text = (value) => {
    if (WORD.test(value) || NUMBER.test(value) || NOT_PRINTABLE.test(value)) return JSON.stringify(value).replace(/[\u007f-\u009f\u2028\u2029\ufeff]/g, escaped);
    return NOT_PLAIN.test(value) ? `'${value.replaceAll("'", "''")}'` : value;
  };
  const scalar = (value) => {
    if (typeof value === "string") return text(value);
    if (isEmpty(value)) return Array.isArray(value) ? "[]" : isMapping(value) ? "{}" : "null";
    return String(value);
  };

  /** Write a value; `notes` are the comments, by the way to their keys. */
  const yaml = (value, notes = new Map(), at = [], pad = "") => {
    const isNested = (inner) => typeof inner === "object" && !isEmpty(inner);
    if (Array.isArray(value)) {
      return value.map((one, place) => `${pad}- ${isNested(one) ? yaml(one, notes, [...at, place], `${pad}  `).slice(pad.length + 2) : `${scalar(one)}\n`}`).join("");
    }
    return Object.entries(value).map(([key, inner]) => {
      const way = [...at, key];
      const note = notes.has(JSON.stringify(way)) ? `  # ${notes.get(JSON.stringify(way))}` : "";
      if (!isNested(inner)) return `${pad}${text(key)}: ${scalar(inner)}${note}\n`;
      return `${pad}${text(key)}:${note}\n${yaml(inner, notes, way, Array.isArray(inner) ? pad : `${pad}  `)}`;
    }).join("");
  };

  /* --- what is known: as in hubdocs/service/community/{answers,scaffold_values}.py --- */
  class Known {
    constructor(model, request) {
      const { community } = request;
      const values = Object.create(null);
      Object.assign(this, { facts: model.facts, request, values });
      for (const name of Object.keys(this.facts)) [values[name], values[`from:${name}`], values[`said:${name}`]] = this.answer(name);
      const texts = (value) => (Array.isArray(value) ? value.filter((one) => typeof one === "string") : []);
      const numbers = (String(values.deal ?? "").match(/[0-9]+/g) ?? []).filter((one) => one.length <= 18);
      const account = String(values.account ?? "");
      const teams = isMapping(values.restricted_profiles) ? { ...values.restricted_profiles } : {};
      if (values.gpu !== true) delete teams.gpu;
      Object.assign(values, model.known, {
        community, account, title: community, restricted: Object.values(teams).some((one) => texts(one).length),
        provider: String(values.provider), cluster: String(values.cluster ?? community),
        account_number: /^[1-9][0-9]{11}$/.test(account) ? Number(account) : null,
        deal_number: numbers.length ? BigInt(numbers.at(-1)) : null,
        paid_by_us: values.billing === true,
        quota: Number(/[0-9]+/.exec(String(values.quota))?.[0] ?? 10),
        admins: texts(values.admins), github_teams: texts(values.github_teams),
        environment_teams: texts(own(teams, "environment")), gpu_teams: texts(own(teams, "gpu")),
        bucket: own(model.buckets, String(values.provider)) ?? "", interface: values.interface ?? "lab",
        sizes: own(own(model.sizes, String(values.provider)) ?? {}, String(values.max_memory)),
      });
    }

    /** A fact's value, and the comment on where it comes from; no value if nobody said it and nothing is usual. */
    answer(name, seen = []) {
      const fact = own(this.facts, name);
      const inside = [...seen, name];
      const hold = (conditions) => conditions.every(([other, value]) => !inside.includes(other) && same(this.answer(other, inside)[0], value));
      if (!hold(fact.only)) return [null, ""];
      for (const [way, note] of fact.fields) {
        const said = way.reduce((value, key) => (isMapping(value) ? own(value, key) : undefined), this.request);
        if (!isEmpty(said)) return [typeof said === "string" ? own(fact.means, said) ?? said : said, note, true];
      }
      const usual = own(fact.tiers, this.request.tier) ?? (fact.as && !inside.includes(fact.as) ? this.answer(fact.as, inside)[0] : null);
      if (usual !== null) return [usual, fact.note];
      return fact.default !== null && hold(fact.where) ? [fact.default, fact.note] : [null, ""];
    }

    /** The same with what is known of one hub. */
    of(hub, domain, isAlone) {
      const host = `${hub}.${this.values.cluster}.${domain}`;
      const { title } = this.values;
      return Object.assign(Object.create(null), this.values, {
        hub, hub_title: isAlone ? title : `${title} (${hub})`, domain: host, website: `https://${host}`, logo_url: `https://${host}/hub/logo`,
      });
    }
  }

  /* --- the table: as in hubdocs/service/community/scaffold.py --- */
  const put = (value, known) => {
    if (Array.isArray(value)) return value.map((one) => put(one, known));
    if (isMapping(value)) return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, put(inner, known)]));
    if (typeof value !== "string") return value;
    const whole = /^<([a-z_0-9:]+)>$/.exec(value);
    return whole ? known[whole[1]] : value.replace(/<([a-z_0-9:]+)>/g, (_all, name) => String(known[name]));
  };

  const draw = (lines, known) => {
    const drawn = Object.create(null);
    const notes = new Map();
    for (const [at, value, when, note] of lines) {
      if (!holds(when, known)) continue;
      const way = at.map((step) => put(step, known));
      let place = drawn;
      way.slice(0, -1).forEach((step, number) => { place = place[step] ??= typeof way[number + 1] === "number" ? [] : Object.create(null); });
      place[way.at(-1)] = put(value, known);
      const said = put(note, known);
      if (said) notes.set(JSON.stringify(way), said);
    }
    return [drawn, notes];
  };

  /** The files of a request as pairs of name and text, or why there are none. */
  const files = (model, request) => {
    const known = new Known(model, request);
    const { values } = known;
    if (!model.clouds.includes(values.provider)) return inWords(model.noCloud, { provider: values.provider, clouds: model.clouds.join(", ") });
    const { hub_names: said, hub_count: count } = values;
    const names = Array.isArray(said) ? said : [String(said)];
    if (names !== said && Number.isInteger(count) && count <= 20) for (let number = 2; number <= count; number += 1) names.push(`${said}-${number}`);
    const hubs = names.map((name) => known.of(name, model.domain, names.length === 1));
    values.hubs = hubs.map((hub) => put(model.entry, hub));
    return model.files.flatMap(([name, head, lines]) => (name.includes("<") ? hubs : [values]).map((about) => {
      const [drawn, notes] = draw(lines, about);
      return [put(name, about), `# ${put(head, about)}.\n# ${model.madeBy}\n${yaml(drawn, notes)}`];
    }));
  };

  Object.assign(globalThis.hubdocsRequest, { files, yaml });
})();
