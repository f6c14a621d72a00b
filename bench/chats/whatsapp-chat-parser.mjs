// The rival, as its users call it: bytes of a file to messages.   npm install whatsapp-chat-parser@4.0.2; node whatsapp-chat-parser.mjs FILE
import { readFileSync } from 'node:fs';
import { parseString } from 'whatsapp-chat-parser';

const start = process.cpuUsage();
const bytes = readFileSync(process.argv[2]);
const messages = parseString(bytes.toString('utf8'));
const used = process.cpuUsage(start);
const seconds = (used.user + used.system) / 1e6;
console.log(`${messages.length} messages: ${seconds.toFixed(3)} s of CPU, ${(bytes.length / 1e6 / seconds).toFixed(1)} MB/s; peak ${(process.resourceUsage().maxRSS * 1024 / bytes.length).toFixed(2)} times the file`);
