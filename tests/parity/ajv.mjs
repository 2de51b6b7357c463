// Reads lines {"schema": name, "records": [text, …]} and writes the verdict of ajv on each record.
import { createInterface } from "node:readline";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const [, , cache, schemas] = process.argv;
const require = createRequire(`${cache}/package.json`);
const Ajv2020 = require("ajv/dist/2020").default;
const addFormats = require("ajv-formats").default;

const ajv = new Ajv2020({ strict: true, allowUnionTypes: true });
addFormats(ajv);
for (const keyword of ["x-unit", "x-references", "x-primaryKey"]) ajv.addKeyword(keyword);

for await (const line of createInterface({ input: process.stdin })) {
  const { schema, records } = JSON.parse(line);
  const validate = ajv.compile(JSON.parse(readFileSync(`${schemas}/${schema}.schema.json`, "utf8")));
  const verdicts = records.map((text) => validate(JSON.parse(text)));
  process.stdout.write(JSON.stringify(verdicts) + "\n");
}
