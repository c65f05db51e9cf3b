package io.tdscaling.sandbox.embedded.python;

import io.tdscaling.sandbox.embedded.execution.ExecutionEnded;
import io.tdscaling.sandbox.spi.ExecStatus;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** The error numbers of WASI preview 1 that the guest's system answers with. */
final class Errno {
  static final int SUCCESS = 0;
  static final int ACCES = 2;
  static final int BADF = 8;
  static final int EXIST = 20;
  static final int FBIG = 22;
  static final int INVAL = 28;
  static final int IO = 29;
  static final int ISDIR = 31;
  static final int MFILE = 33;
  static final int NAMETOOLONG = 37;
  static final int NOENT = 44;
  static final int NOSPC = 51;
  static final int NOTDIR = 54;
  static final int NOTEMPTY = 55;
  static final int NOTSUP = 58;
  static final int SPIPE = 70;

  private Errno() {}

  /** Returns what a failure of the file system below is to the guest. */
  static int of(IOException failure) {
    if (failure instanceof ClosedByInterruptException) {
      throw ExecutionEnded.with(ExecStatus.TIMEOUT, "interrupted");
    }
    if (failure instanceof ErrnoException known) {
      return known.errno();
    }
    if (failure instanceof NoSuchFileException) {
      return NOENT;
    }
    if (failure instanceof FileAlreadyExistsException) {
      return EXIST;
    }
    if (failure instanceof DirectoryNotEmptyException) {
      return NOTEMPTY;
    }
    if (failure instanceof NotDirectoryException) {
      return NOTDIR;
    }
    if (failure instanceof AccessDeniedException) {
      return ACCES;
    }
    return failure instanceof ClosedChannelException ? BADF : IO;
  }
}
