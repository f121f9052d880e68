const FAULTS: Readonly<Record<string, string>> = {
  EACCES: 'this user may not',
  EDQUOT: 'the disk is full',
  EEXIST: 'there is a file in the place of a folder',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a circle',
  ENAMETOOLONG: 'the name is too long',
  ENOENT: 'there is no such file',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'there is a file in the place of a folder',
  EPERM: 'this user may not',
  EROFS: 'the disk cannot be written',
};

/** Why a file or folder could not be read or written, in words; `undefined` for an error of another kind. */
export function fileFault(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined;
  return FAULTS[String(error.code)] ?? String(error.code);
}
