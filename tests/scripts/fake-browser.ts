/**
 * Programs in the place of a browser, for what no browser is needed to see: what it is started with, and what is asked of it through the
 * debugging pipe. Each line of the file beside the program is a note in JSON.
 */
import { existsSync, readFileSync } from 'node:fs';
import { put } from '../bootstrap/fake-machine.ts';

/** Of the extension that it says it took in. */
export const ID = 'abcdefghijklmnopabcdefghijklmnop';

/** Writes down what it was started with. */
const NOTES = `#!${process.execPath}
const fs = require('node:fs');
const note = (value) => fs.appendFileSync(__filename + '.log', JSON.stringify(value) + '\\n');
note({ args: process.argv.slice(2) });`;

const ENDS = `${NOTES}\nprocess.exit(1);\n`;

/** Answers the debugging protocol on descriptors 3 and 4 as far as a launch goes: a version, an extension taken in, its worker. */
const STUB = `${NOTES}
const answer = (message) => fs.writeSync(4, JSON.stringify(message) + '\\0');
const show = (targetId, type, url) => {
  const targetInfo = { targetId, type, url, title: '', attached: false, canAccessOpener: false };
  answer({ method: 'Target.targetCreated', params: { targetInfo } });
  answer({ method: 'Target.attachedToTarget', params: { sessionId: targetId, targetInfo, waitingForDebugger: false } });
};
const results = {
  'Browser.getVersion': { protocolVersion: '1.3', product: 'Chrome/150.0.1.2', revision: '', userAgent: '', jsVersion: '' },
  'Target.getBrowserContexts': { browserContextIds: [] },
  'Extensions.loadUnpacked': { id: '${ID}' },
};
let rest = '';
const pipe = fs.createReadStream(null, { fd: 3, encoding: 'utf8' });
pipe.on('data', (piece) => {
  const messages = (rest + piece).split('\\0');
  rest = messages.pop();
  for (const { id, method, params, sessionId } of messages.map((text) => JSON.parse(text))) {
    note({ method, params });
    const error = params?.path?.endsWith('broken') ? { code: -32000, message: 'no manifest' } : undefined;
    answer({ id, sessionId, ...(error ? { error } : { result: results[method] ?? {} }) });
    if (method === 'Target.setAutoAttach' && sessionId === undefined) show('page', 'page', 'about:blank');
    if (method === 'Extensions.loadUnpacked' && !error) show('worker', 'service_worker', 'chrome-extension://${ID}/worker.js');
    if (method === 'Browser.close') process.exit(0);
  }
});
pipe.on('end', () => process.exit(0));
setTimeout(() => process.exit(2), 20000);
`;

export interface Note {
  args?: string[];
  method?: string;
  params?: { path?: string };
}

export interface FakeBrowser {
  program: string;
  noted(): Note[];
}

function fake(program: string, code: string): FakeBrowser {
  put(program, code, true);
  const log = `${program}.log`;
  const lines = (): string[] => (existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : []);
  return { program, noted: () => lines().map((line) => JSON.parse(line) as Note) };
}

/** Ends with 1 at once. @param program where it is put: the path says whether it passes for a branded Chrome */
export const endingBrowser = (program: string): FakeBrowser => fake(program, ENDS);
/** Takes in every extension but one in a folder called `broken`. */
export const talkingChrome = (program: string): FakeBrowser => fake(program, STUB);
