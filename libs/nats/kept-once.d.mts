export function keepOnce(file: string, secret: string): void;
