/**
 * Finds messages that no code can say. What code can say is what the TypeScript compiler finds: a key may be composed,
 * as in `devices.${kind}`, and then the types of its parts tell which keys it can be. The compiler finds keys that do
 * not exist too, as long as nobody casts; so a cast to a key is refused.
 *
 * Run by MessageUseTest, with the path of the compiler's module.
 */
import { createRequire } from 'node:module';
import { messages as ofAdministration } from '../../../webapp/admin/messages/en.js';
import { messages as ofCheck } from '../../../webapp/check/messages/en.js';
import { messages } from '../../../webapp/ui/messages/en.js';

const ts = createRequire(import.meta.url)(process.argv[2] ?? '');
const config = ts.getParsedCommandLineOfConfigFile('tsconfig.json', {}, ts.sys);
const program = ts.createProgram(config.fileNames, config.options);
const checker = program.getTypeChecker();

const unsaid = new Set(Object.keys({ ...messages, ...ofAdministration, ...ofCheck }));
const complaints = [];

/** The strings that an expression can be. */
function strings(type) {
  return (type?.isUnion() ? type.types : [type])
    .filter((each) => each?.isStringLiteral())
    .map(({ value }) => value);
}

function visit(node) {
  if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) {
    const keyWanted = strings(checker.getContextualType(node)).includes('parley');
    for (const string of strings(checker.getTypeAtLocation(node))) {
      // A short key may be an ordinary word elsewhere.
      if (keyWanted || string.includes('.')) unsaid.delete(string);
    }
  }
  ts.forEachChild(node, visit);
}

for (const file of program.getSourceFiles()) {
  const inPage = file.fileName.includes('/webapp/') && !file.fileName.includes('/messages/');
  if (!inPage) continue;
  visit(file);
  if (/@type \{[^}]*\b(Word|Sentence)\b[^}]*\} ?\*\/ ?\(/.test(file.text)) {
    complaints.push(`${file.fileName} casts to a key, which hides keys that do not exist`);
  }
}
for (const key of unsaid) complaints.push(`no code says ${key}`);

console.log(complaints.join('\n'));
process.exitCode = complaints.length === 0 ? 0 : 1;
