import type { JSONWebKeySet, JWK } from 'jose';

export function homeFolder(root: string, env: NodeJS.ProcessEnv): string;
export function localKey(home: string): Promise<JWK & { kid: string }>;
export function publicKeys(home: string): Promise<JSONWebKeySet>;
export function tokenFor(home: string, personId: string, hours?: number): Promise<string>;
