import { errorMessage } from '../diagnostics/error-message.js'

const reasons: Record<string, string> = {
  ENOENT: 'there is no such file or folder',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  ELOOP: 'too many symbolic links lead to one another',
  ENAMETOOLONG: 'the path is too long',
  ENOTDIR: 'a part of the path is not a folder',
  EISDIR: 'it is a folder',
  EMFILE: 'too many files are open',
  ENFILE: 'too many files are open',
  EEXIST: 'a file of that name is there',
  EFBIG: 'the file would be too large',
  ENOSPC: 'the disk is full',
  EROFS: 'the disk can only be read',
  EIO: 'the disk reports an error',
}

/** Says in words why the file system refused. */
export function errorReason(error: unknown): string {
  const { code } = Object(error) as { code?: string }
  return (code && reasons[code]) ?? code ?? errorMessage(error)
}
