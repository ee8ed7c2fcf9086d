/** How to start a browser by hand so that it lives in the lab. */
import type { Lab } from '../../tests/lab/lab.ts';

const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;

export function manual(lab: Lab): string {
  return [
    'Chromium: a new profile folder P with a file "P/Local State" that holds',
    JSON.stringify(lab.chromiumLocalState()),
    'and these arguments:',
    `--user-data-dir=P ${lab.chromiumArgs().map(quoted).join(' ')}`,
    '',
    'Firefox: a new profile with the CA below trusted for websites, and a user.js that holds',
    ...Object.entries(lab.firefoxPrefs()).map(([k, v]) => `user_pref(${JSON.stringify(k)}, ${JSON.stringify(v)});`),
    `started with ${Object.entries(lab.firefoxEnv())
      .map(([k, v]) => `${k}=${v}`)
      .join(' ')} in the environment.`,
    '',
    lab.caPem.trimEnd(),
    '',
    'Requests, until Ctrl-C:',
  ].join('\n');
}
