package io.tdscaling.sandbox.workspace;

import com.google.common.jimfs.FileTimeSource;
import java.nio.file.attribute.FileTime;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The times of files: each is a millisecond after the one before, from the same instant in every
 * workspace, so that equal work makes equal times and no two writes have the same.
 */
final class FileTimes implements FileTimeSource {
  /** 2025-01-01T00:00:00Z. */
  private static final long START_MILLIS = 1_735_689_600_000L;

  private final AtomicLong last = new AtomicLong(START_MILLIS);

  @Override
  public FileTime now() {
    return FileTime.fromMillis(last.incrementAndGet());
  }
}
