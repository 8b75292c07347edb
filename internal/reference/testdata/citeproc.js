// Prints the bibliography of a CSL-JSON file, one line an entry in its order,
// as citeproc-js makes it: node citeproc.js STYLE.csl LOCALES-FOLDER LANGUAGE ITEMS.json
const CSL = require('citeproc');
const fs = require('fs');
const [, , style, locales, language, file] = process.argv;
const items = JSON.parse(fs.readFileSync(file, 'utf8'));
const byId = new Map(items.map((item) => [item.id, item]));
const read = (tag) => fs.readFileSync(`${locales}/locales-${tag}.xml`, 'utf8');
const engine = new CSL.Engine({
  retrieveItem: (id) => byId.get(id),
  retrieveLocale: (tag) => { try { return read(tag); } catch { return read('en-US'); } },
}, fs.readFileSync(style, 'utf8'), language);
engine.setOutputFormat('text');
for (const item of items) {
  engine.updateItems([item.id]);
  console.log(engine.makeBibliography()[1].join('').trim().replace(/\s+/g, ' '));
}
