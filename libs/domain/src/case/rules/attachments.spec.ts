import { describe, expect, it } from '@jest/globals';
import { unfitEvidence } from '../../aggregate/evidence.ts';
import { attachmentLimits, tooMany, unfitAttachments, unfitToErase, type Uploads } from './attachments.ts';
import { defaultPolicy } from './policy.ts';

const at = (usable: readonly string[], held: readonly [string, 'kept' | 'erased'][] = []): Uploads => ({
  usable: new Set(usable),
  held: new Map(held),
});
const refs = (...ids: string[]) => ids.map((id) => ({ id }));
const policy = { ...defaultPolicy, attachments: { ofCase: 3 } };

describe('what a command attaches', () => {
  it('is at hand, each once', () => {
    expect(unfitAttachments(refs('a', 'b'), at(['a', 'b']), policy)).toBeNull();
    expect(unfitAttachments([], at([]), policy)).toBeNull();
    expect(unfitAttachments(refs('a', 'x'), at(['a']), policy)).toMatchObject({
      ...{ code: 'unknown-attachment', fields: ['attachments.1.id'] },
    });
    expect(unfitAttachments(refs('a', 'a'), at(['a']), policy)).toMatchObject({
      ...{ code: 'unknown-attachment', fields: ['attachments.1.id'] },
    });
  });

  it('is no more than policy lets a case hold, what was erased included', () => {
    const held: [string, 'kept' | 'erased'][] = [
      ['h', 'kept'],
      ['e', 'erased'],
    ];
    expect(unfitAttachments(refs('a'), at(['a'], held), policy)).toBeNull();
    expect(unfitAttachments(refs('a', 'b'), at(['a', 'b'], held), policy)).toMatchObject({
      ...{ code: 'too-many-attachments', details: { most: 3 } },
    });
    // Nothing more is added: what a narrower policy finds there stays.
    expect(tooMany(0, 9, policy)).toBeNull();
  });
});

describe('evidence', () => {
  it('names attachments that are at hand, each once', () => {
    const usable = new Set(['a']);
    expect(unfitEvidence([{ attachment: 'a' }], usable)).toBeNull();
    expect(unfitEvidence([{ text: 'x' }, { attachment: 'b' }], usable)).toMatchObject({
      ...{ code: 'unknown-attachment', fields: ['evidence.1.attachment'] },
    });
    expect(unfitEvidence([{ attachment: 'a' }, { attachment: 'a' }], usable)).not.toBeNull();
    expect(unfitEvidence([{ attachment: 'a' }])).not.toBeNull();
    expect(unfitEvidence([], usable)).toMatchObject({ code: 'evidence-required' });
  });
});

it('what the case holds is erased, once', () => {
  const uploads = at(
    ['free'],
    [
      ['kept', 'kept'],
      ['erased', 'erased'],
    ],
  );
  expect(unfitToErase('kept', uploads)).toBeNull();
  expect(unfitToErase('erased', uploads)).toMatchObject({ code: 'attachment-erased' });
  expect(unfitToErase('free', uploads)).toMatchObject({ code: 'unknown-attachment' });
});

it('a limit that policy leaves out is the default, each by itself', () => {
  expect(attachmentLimits(defaultPolicy)).toEqual({
    megabytes: 20,
    ofCase: 100,
    megapixels: 100,
    pages: 500,
  });
  expect(attachmentLimits({ ...defaultPolicy, attachments: { pages: 2, ofCase: undefined } })).toEqual({
    ...{ megabytes: 20, ofCase: 100, megapixels: 100, pages: 2 },
  });
});
