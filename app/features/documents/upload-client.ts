import type { ErrorBody } from '#app/lib/error-body.ts';
import type { BegunUpload, KeptUpload } from '#server/contracts/documents.ts';

export type UploadFailure = Pick<ErrorBody, 'code' | 'params'>;

/** A refusal that a person is told; `code` is one of the sentences of errors. */
export class UploadRefused extends Error {
  readonly failure: UploadFailure;

  constructor(failure: UploadFailure) {
    super(failure.code);
    this.failure = failure;
  }
}

const refused = (code: string): UploadRefused => new UploadRefused({ code, params: {} });

/** Asks our own server about an upload: `begin`, `finish` or `cancel`. */
async function ask<T>(path: string, fields: Readonly<Record<string, string>>, signal?: AbortSignal): Promise<T> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  const answer = await fetch(path, { method: 'POST', body, ...(signal ? { signal } : {}) }).catch((error: unknown) => {
    throw signal?.aborted ? error : refused('UPLOAD_OFFLINE');
  });
  const reply: unknown = await answer.json().catch(() => null);
  if (answer.ok) return reply as T;
  const { code, params } = (reply ?? {}) as Partial<ErrorBody>;
  throw new UploadRefused({ code: code ?? 'UNKNOWN', params: params ?? {} });
}

/** Sends the bytes to the store itself, and tells how many have gone. A fetch could not tell. */
function put({ url, headers }: BegunUpload, file: File, signal: AbortSignal, onProgress: (sent: number) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value);
    request.upload.onprogress = ({ loaded }) => onProgress(loaded);
    request.onload = () => {
      // 412: it went through before and only the answer was lost.
      if ((request.status >= 200 && request.status < 300) || request.status === 412) resolve();
      else reject(refused('UPLOAD_NOT_TAKEN'));
    };
    request.onerror = () => reject(refused('UPLOAD_OFFLINE'));
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'));
    signal.addEventListener('abort', () => request.abort(), { once: true });
    request.send(file);
  });
}

export interface SendOptions {
  /** Address of the route that begins and finishes uploads. */
  readonly path: string;
  readonly file: File;
  readonly signal: AbortSignal;
  onProgress(sent: number): void;
  /** All bytes have gone; the server looks at them now. */
  onSent(): void;
}

/** One file from the person's machine to a document. Throws `UploadRefused`, or an AbortError when it was cancelled. */
export async function sendFile({ path, file, signal, onProgress, onSent }: SendOptions): Promise<KeptUpload> {
  const about = { filename: file.name, contentType: file.type, bytes: String(file.size) };
  const begun = await ask<BegunUpload>(path, { intent: 'begin', ...about }, signal);
  try {
    await put(begun, file, signal, onProgress);
    onSent();
    return await ask<KeptUpload>(path, { intent: 'finish', id: begun.id }, signal);
  } catch (error) {
    // What was left behind goes by itself within a day; this only makes it sooner.
    if (signal.aborted) void ask(path, { intent: 'cancel', id: begun.id }).catch(() => undefined);
    throw error;
  }
}
