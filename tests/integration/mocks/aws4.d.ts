declare module 'aws4' {
  export interface Aws4Request {
    host: string;
    method?: string;
    path?: string;
    service: string;
    region: string;
    signQuery?: boolean;
    headers?: Record<string, string | number>;
    body?: string | Buffer;
  }
  export interface Aws4Credentials {
    accessKeyId: string;
    secretAccessKey: string;
  }
  export function sign(
    request: Aws4Request,
    credentials: Aws4Credentials,
  ): Aws4Request & { path: string; headers: Record<string, string | number> };
}
