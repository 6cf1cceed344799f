import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startMocks, type MockRuntime, type StartMocksOptions } from '#mocks/start.ts';
import type { Clock } from '#server/domain/shared/clock.ts';

export const NOW = new Date('2026-11-24T07:05:12Z');

/** Stands still until it is moved. */
export class TestClock implements Clock {
  #now: Date;

  constructor(now: Date = NOW) {
    this.#now = now;
  }

  now(): Date {
    return new Date(this.#now);
  }

  set(now: Date): void {
    this.#now = now;
  }

  advance(milliseconds: number): void {
    this.#now = new Date(this.#now.getTime() + milliseconds);
  }
}

export const temporaryDir = (): string => mkdtempSync(join(tmpdir(), 'fiskai-mocks-'));

export const removeDir = (dir: string): void => rmSync(dir, { recursive: true, force: true });

export const testMocks = (dataDir: string, options: Partial<StartMocksOptions> = {}): Promise<MockRuntime> =>
  startMocks({ dataDir, appUrl: 'http://127.0.0.1:9', clock: new TestClock(), autoEvents: false, ...options });
