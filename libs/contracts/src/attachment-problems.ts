import type { ProblemWords } from './problem-words.ts';

/** What a file can be refused for. */
export const attachmentProblems = {
  'attachments-off': [
    422,
    '本系统未启用附件',
    'This system takes no attachments: whoever runs it has named no place for them',
  ],
  'attachment-empty': [422, '文件是空的', 'The file is empty'],
  'attachment-not-taken': [
    415,
    '只收 JPEG、PNG、WebP 图片和 PDF；HEIC 照片请在手机上改存为 JPEG',
    'Pictures as JPEG, PNG or WebP and PDF are taken; save a HEIC photo as JPEG on the telephone',
  ],
  'attachment-lies': [422, '文件内容与所称类型不符', 'The file is not what its type says'],
  'attachment-unreadable': [
    422,
    '文件已损坏、不完整或有密码，无法读取',
    'The file is broken, not whole or locked with a password',
  ],
  'attachment-too-complex': [
    422,
    '图片过大或 PDF 页数过多',
    'The picture has too many pixels, or the PDF too many pages',
  ],
  'attachment-infected': [422, '文件含有病毒，未保存', 'A virus was found in it; nothing was kept'],
  'attachment-broken-off': [
    400,
    '文件没有传完，请重新选择该文件',
    'The file did not come whole; choose it again',
  ],
  'too-many-attachments': [409, '该事项的附件已达上限', 'The case holds as many attachments as it may'],
  'attachment-erased': [409, '该附件已删除', 'That attachment was erased'],
  'no-original': [409, '该附件没有保存原件', 'Of that attachment nothing but what is shown is kept'],
} as const satisfies ProblemWords;
