package io.tdscaling.core.llm.openai;

import java.io.IOException;
import okio.Buffer;
import okio.ForwardingSource;
import okio.Source;

/** Lets a number of bytes through and no more. */
final class BoundedSource extends ForwardingSource {
  private final long most;
  private long left;

  BoundedSource(Source source, long most) {
    super(source);
    this.most = most;
    this.left = most;
  }

  @Override
  public long read(Buffer sink, long byteCount) throws IOException {
    // One more than allowed is asked for, to tell an end from a bound.
    long read = super.read(sink, Math.min(byteCount, left + 1));
    if (read > left) {
      throw new TooLargeException(most);
    }
    left -= Math.max(read, 0);
    return read;
  }
}
