export function keepOnce(file: string, secret: string | Uint8Array): void;
