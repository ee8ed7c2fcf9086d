/**
 * Usual places of the browsers, best first; `*` stands for any characters within one name. Playwright's own Firefox is
 * not listed: it speaks Playwright's protocol only, and ours is driven through WebDriver BiDi.
 * Chromium proper comes before Chrome: it takes an extension from the command line (see isBranded in find.mjs).
 */
const playwright = (cache, programs) =>
  ['%playwright%', cache].flatMap((root) => programs.map((program) => `${root}/chromium-*/${program}`));

export const PATHS = {
  linux: {
    chromium: [
      // Debian's /usr/bin/chromium is a script that adds flags and an empty --load-extension: the program itself first.
      '/usr/lib/chromium/chromium',
      '/usr/lib/chromium-browser/chromium-browser',
      '/usr/lib64/chromium-browser/chromium-browser',
      '/usr/bin/chromium',
      '/usr/bin/chromium-browser',
      '%own%/chrome/*/*/chrome',
      ...playwright('~/.cache/ms-playwright', ['chrome-linux64/chrome', 'chrome-linux/chrome']),
      '/opt/google/chrome/chrome',
      '/usr/bin/google-chrome-stable',
      '/opt/microsoft/msedge/msedge',
      // Last: a snap sees neither /tmp nor hidden folders of the home folder.
      '/snap/bin/chromium',
    ],
    firefox: [
      '/usr/lib/firefox-esr/firefox-esr',
      '/usr/bin/firefox-esr',
      '/usr/lib/firefox/firefox',
      '/usr/lib64/firefox/firefox',
      '/usr/bin/firefox',
      '/opt/firefox/firefox',
      '%own%/firefox/*/firefox/firefox',
      '/snap/bin/firefox',
    ],
  },
  darwin: {
    chromium: [
      '/Applications/Chromium.app/Contents/MacOS/Chromium',
      '~/Applications/Chromium.app/Contents/MacOS/Chromium',
      '%own%/chrome/*/*/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
      ...playwright('~/Library/Caches/ms-playwright', [
        '*/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
        '*/Chromium.app/Contents/MacOS/Chromium',
      ]),
      '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
      '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
    ],
    firefox: [
      '/Applications/Firefox.app/Contents/MacOS/firefox',
      '~/Applications/Firefox.app/Contents/MacOS/firefox',
      '%own%/firefox/*/Firefox.app/Contents/MacOS/firefox',
      '/Applications/Firefox Developer Edition.app/Contents/MacOS/firefox',
    ],
  },
  win32: {
    chromium: [
      '%local%/Chromium/Application/chrome.exe',
      '%own%/chrome/*/*/chrome.exe',
      ...playwright('%local%/ms-playwright', ['chrome-win64/chrome.exe', 'chrome-win/chrome.exe']),
      '%programs%/Google/Chrome/Application/chrome.exe',
      '%programs86%/Google/Chrome/Application/chrome.exe',
      '%local%/Google/Chrome/Application/chrome.exe',
      '%programs86%/Microsoft/Edge/Application/msedge.exe',
    ],
    firefox: [
      '%programs%/Mozilla Firefox/firefox.exe',
      '%programs86%/Mozilla Firefox/firefox.exe',
      '%local%/Mozilla Firefox/firefox.exe',
      '%own%/firefox/*/firefox.exe',
    ],
  },
};
