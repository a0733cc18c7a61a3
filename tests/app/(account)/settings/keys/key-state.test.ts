import { describe, expect, it } from 'vitest';
import { curlExample } from '../../../../../app/(account)/settings/keys/_components/curl-example.ts';
import { expiryMoment } from '../../../../../app/(account)/settings/keys/_components/expiry-choices.ts';
import { keyHistory, keyState } from '../../../../../app/(account)/settings/keys/_components/key-state.ts';

const now = new Date('2026-11-20T12:00:00.000Z');
const clock = { now, timeZone: 'UTC' };
const key = { createdAt: '2026-10-01T12:00:00.000Z', lastUsedAt: null, expiresAt: null, revokedAt: null };

describe('keyState', () => {
  it('is active until the very moment it expires', () => {
    expect(keyState(key, now)).toBe('active');
    expect(keyState({ ...key, expiresAt: '2026-11-20T12:00:00.001Z' }, now)).toBe('active');
    expect(keyState({ ...key, expiresAt: '2026-11-20T12:00:00.000Z' }, now)).toBe('expired');
  });

  it('is revoked, whatever its expiry', () => {
    const revokedAt = '2026-11-01T00:00:00.000Z';
    expect(keyState({ ...key, expiresAt: '2026-10-02T00:00:00.000Z', revokedAt }, now)).toBe('revoked');
  });
});

describe('keyHistory', () => {
  it('tells what happened to a key, and how it ends', () => {
    expect(keyHistory(key, clock)).toEqual(['Created 1 Oct', 'never used']);
    const used = { ...key, lastUsedAt: '2026-11-20T11:30:00.000Z', expiresAt: '2027-01-05T00:00:00.000Z' };
    expect(keyHistory(used, clock)).toEqual([
      'Created 1 Oct',
      'last used 30 minutes ago',
      'expires 5 Jan 2027',
    ]);
    expect(keyHistory({ ...used, revokedAt: '2026-11-19T00:00:00.000Z' }, clock).at(-1)).toBe(
      'revoked 19 Nov',
    );
  });
});

describe('expiryMoment', () => {
  it('counts days from now; "never", and what is no choice, is absent', () => {
    expect(expiryMoment('30', now)).toBe('2026-12-20T12:00:00.000Z');
    expect(expiryMoment('never', now)).toBeUndefined();
    expect(expiryMoment('31', now)).toBeUndefined();
  });
});

describe('curlExample', () => {
  it('is a command a shell reads back as the address, the key and well-formed JSON', () => {
    const command = curlExample('https://room.example', 'gr_live_x', "it's");
    expect(command).toContain('curl -N https://room.example/v1/chat/stream');
    expect(command).toContain('"Authorization: Bearer gr_live_x"');
    const body = /-d '(.*)'$/.exec(command)?.[1]?.replaceAll(String.raw`'\''`, "'");
    expect(JSON.parse(body ?? '')).toEqual({
      model: "it's",
      messages: [{ role: 'user', content: 'Say hello' }],
    });
  });
});
