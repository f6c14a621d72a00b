// Types of the API from src/serve/openapi.json, the document that the server serves and the tests hold it to. Knows the
// part of JSON Schema that the document uses, and fails on anything else.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const web = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const api = JSON.parse(await readFile(path.join(web, '..', 'src', 'serve', 'openapi.json'), 'utf8'));

const scalars = { string: 'string', number: 'number', integer: 'number', boolean: 'boolean', null: 'null' };

function typeOf(schema) {
  if (schema.$ref) return schema.$ref.split('/').pop();
  if (schema.oneOf) return schema.oneOf.map(typeOf).join(' | ');
  if (schema.enum) return schema.enum.map((value) => JSON.stringify(value)).join(' | ');
  if (Array.isArray(schema.type)) return schema.type.map((type) => typeOf({ ...schema, type })).join(' | ');
  if (schema.type === 'array') {
    const item = typeOf(schema.items);
    if (schema.minItems !== undefined && schema.minItems === schema.maxItems) return `[${Array(schema.minItems).fill(item).join(', ')}]`;
    return item.includes('|') ? `(${item})[]` : `${item}[]`;
  }
  if (schema.type === 'object' && schema.properties) {
    const fields = Object.entries(schema.properties).map(([name, field]) => `${name}${schema.required.includes(name) ? '' : '?'}: ${typeOf(field)};`);
    return `{ ${fields.join(' ')} }`;
  }
  if (schema.type === 'object' && schema.additionalProperties) return `Record<string, ${typeOf(schema.additionalProperties)}>`;
  if (scalars[schema.type]) return scalars[schema.type];
  throw new Error('not known: ' + JSON.stringify(schema));
}

const lines = Object.entries(api.components.schemas).map(([name, schema]) => `export type ${name} = ${typeOf(schema)};`);
await writeFile(path.join(web, 'src', 'types_generated.ts'), '// Made by tools/types.mjs from src/serve/openapi.json.\n' + lines.join('\n') + '\n');
