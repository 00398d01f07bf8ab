/**
 * Compares modules with what is sent of them, by what the TypeScript compiler makes of both without their comments.
 *
 * Run by CommentsTest, with the path of the compiler's module and two directories.
 */
import { createRequire } from 'node:module';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [, , compiler = '', source = '', sent = ''] = process.argv;
const ts = createRequire(import.meta.url)(compiler);

function program(file) {
  const parsed = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.ESNext);
  return ts.createPrinter({ removeComments: true }).printFile(parsed);
}

const files = readdirSync(sent, { recursive: true }).filter((file) => file.endsWith('.js'));
const different = files.filter((file) => program(join(source, file)) !== program(join(sent, file)));
console.log(`${files.length} modules compared`, ...different);
process.exitCode = files.length > 0 && different.length === 0 ? 0 : 1;
