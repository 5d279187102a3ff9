import type { JSONWebKeySet, JWK } from 'jose';

export interface SamplePerson {
  readonly id: string;
  readonly name_zh: string;
  readonly role: string;
  readonly unit: string;
  readonly post: string;
}

export const AUDIENCE: string;
export function homeFolder(root: string, env: NodeJS.ProcessEnv): string;
export function localKey(home: string): Promise<JWK & { kid: string }>;
export function publicKeys(home: string): Promise<JSONWebKeySet>;
export function samplePeople(): SamplePerson[];
export function claimsOf(person: SamplePerson): { roles: string[]; unit: string };
export function issuerAt(port: number): string;
export function rememberIssuer(home: string, issuer: string): void;
export function issuerOf(home: string, env?: NodeJS.ProcessEnv): string;
export function tokenFor(home: string, personId: string, hours?: number): Promise<string>;
