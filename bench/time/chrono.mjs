// chrono-node on the same documents and clock as timex_bench: node chrono.mjs FILE.jsonl [SECONDS]
import { readFileSync } from "node:fs";
import * as chrono from "chrono-node";

const rows = readFileSync(process.argv[2], "utf8").trim().split("\n").map((line) => JSON.parse(line));
const seconds = Number(process.argv[3] ?? 2);
let documents = 0, expressions = 0;
const start = process.hrtime.bigint(), cpu = process.cpuUsage();
while (Number(process.hrtime.bigint() - start) / 1e9 < seconds) {
  for (const row of rows) expressions += chrono.parse(row.text, row.dct ? new Date(row.dct) : undefined).length;
  documents += rows.length;
}
const used = process.cpuUsage(cpu);
console.log(`chrono-node: ${(documents / ((used.user + used.system) / 1e6)).toFixed(0)} documents a CPU second, ${expressions} expressions`);
