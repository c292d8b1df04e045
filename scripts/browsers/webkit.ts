/** WebKitGTK through its own WebDriver (https://www.w3.org/TR/webdriver2/), on a screen that nobody sees. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { PATIENCE, type Tab, viewport } from './tab.ts';

/** What is missing, or null. */
export function webkitLacks(): string | null {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  const missing = ['WebKitWebDriver', 'Xvfb'].filter(
    (name) => !folders.some((folder) => existsSync(join(folder, name))),
  );
  return missing.length === 0 ? null : missing.join(' and ');
}

/** A page longer than this is cut in its picture. */
const LONGEST = 16_000;

export async function openWebkit(): Promise<Tab> {
  const screen = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', `1400x${LONGEST}x24`, '-nolisten', 'tcp'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const started: ChildProcess[] = [screen];
  process.once('exit', () => started.forEach((each) => each.kill()));
  const end = async (): Promise<void> => {
    for (const each of started.toReversed()) {
      if (each.exitCode !== null || each.pid === undefined) continue;
      const gone = once(each, 'exit');
      each.kill();
      await gone;
    }
  };
  try {
    const display = await Promise.race([once(screen.stdio[3]!, 'data'), once(screen, 'exit')]);
    if (screen.exitCode !== null) throw new Error(`Xvfb ended at once (${screen.exitCode})`);
    const port = await freePort();
    const driver = spawn('WebKitWebDriver', [`--port=${port}`], {
      stdio: 'ignore',
      env: { ...process.env, DISPLAY: `:${String(display[0]).trim()}`, GDK_BACKEND: 'x11' },
    });
    started.push(driver);
    const call = commands(`http://127.0.0.1:${port}`);
    await answering(call, driver);
    return await tabOf(call, end);
  } catch (error) {
    await end();
    throw error;
  }
}

async function tabOf(call: Call, end: () => Promise<void>): Promise<Tab> {
  const { sessionId, capabilities } = (await call('POST', '/session', {
    capabilities: { alwaysMatch: {} },
  })) as { sessionId: string; capabilities: { browserVersion: string } };
  const session = `/session/${sessionId}`;
  await call('POST', `${session}/timeouts`, { script: PATIENCE, pageLoad: PATIENCE });
  /** Windows have a frame: asked for twice, the page gets its size. */
  const resize = async (width: number, height: number): Promise<void> => {
    const [inWidth, inHeight] = (await evaluate('[innerWidth, innerHeight]')) as [number, number];
    const rect = (await call('GET', `${session}/window/rect`)) as { width: number; height: number };
    await call('POST', `${session}/window/rect`, {
      width: rect.width + width - inWidth,
      height: rect.height + height - inHeight,
    });
  };
  const evaluate = async (expression: string): Promise<unknown> => {
    const { value, error } = (await call('POST', `${session}/execute/async`, {
      script: `const done = arguments[arguments.length - 1];
        (async () => ${expression})().then((value) => done({ value }), (error) => done({ error: String(error) }));`,
      args: [],
    })) as { value?: unknown; error?: string };
    if (error !== undefined) throw new Error(error);
    return value;
  };
  await resize(viewport.width, viewport.height);
  return {
    version: `webkit ${capabilities.browserVersion}`,
    open: async (address) => {
      await call('POST', `${session}/url`, { url: address });
    },
    evaluate,
    async picture() {
      // a screenshot is what the window shows: it grows to the page's length
      const length = (await evaluate('document.documentElement.scrollHeight')) as number;
      await resize(viewport.width, Math.min(length, LONGEST - 200));
      const picture = Buffer.from((await call('GET', `${session}/screenshot`)) as string, 'base64');
      await resize(viewport.width, viewport.height);
      return picture;
    },
    async close() {
      await call('DELETE', session);
      await end();
    },
  };
}

type Call = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => Promise<unknown>;

/** Commands of the protocol: JSON over HTTP, an error with its message. */
const commands =
  (root: string): Call =>
  async (method, path, body) => {
    const answer = await fetch(root + path, {
      method,
      ...(body && { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
    });
    const { value } = (await answer.json()) as { value: { error?: string; message?: string } };
    if (!answer.ok) throw new Error(`${path}: ${value.error}: ${value.message}`);
    return value;
  };

/** The driver takes a moment until it listens. */
async function answering(call: Call, driver: ChildProcess): Promise<void> {
  while (driver.exitCode === null) {
    try {
      await call('GET', '/status');
      return;
    } catch {
      await new Promise((resolve) => {
        setTimeout(resolve, 50);
      });
    }
  }
  throw new Error(`WebKitWebDriver ended at once (${driver.exitCode})`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address !== null ? address.port : 0;
}
