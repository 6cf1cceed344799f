declare module 's3rver' {
  interface Options {
    readonly address: string;
    readonly port: number;
    readonly silent: boolean;
    readonly directory: string;
    readonly configureBuckets: readonly { readonly name: string }[];
  }

  export default class S3rver {
    constructor(options: Options);
    /** Starts listening; resolves with the address. */
    run(): Promise<{ readonly address: string; readonly port: number }>;
    close(): Promise<void>;
  }
}

declare module 'aws4' {
  interface SignableRequest {
    readonly host: string;
    readonly path: string;
    readonly service: string;
    readonly region: string;
    readonly method: string;
  }

  /** Signs with Signature Version 4; gives the same request with its headers. */
  export function sign<R extends SignableRequest>(
    request: R,
    credentials: { readonly accessKeyId: string; readonly secretAccessKey: string },
  ): R & { readonly headers: Record<string, string> };
}
