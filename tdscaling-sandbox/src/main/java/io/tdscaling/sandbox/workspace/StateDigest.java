package io.tdscaling.sandbox.workspace;

import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;

/**
 * SHA-256 over a workspace: a version tag, then for each file and directory, sorted by path, the
 * letter {@code f} or {@code d}, the path, and a file's contents. Tag, path and contents are
 * preceded by their length in bytes (four bytes, lowest first), so that no two workspaces read
 * alike.
 */
public final class StateDigest {
  private static final String VERSION = "tdscaling-workspace-1";

  private StateDigest() {}

  /** Returns the digest, in hexadecimal. */
  public static String of(WorkspaceFiles files) {
    Hasher hasher = Hashing.sha256().newHasher();
    put(hasher, VERSION.getBytes(StandardCharsets.UTF_8));
    for (WorkspaceFiles.Entry entry : files.all()) {
      hasher.putByte((byte) (entry.directory() ? 'd' : 'f'));
      put(hasher, entry.path().getBytes(StandardCharsets.UTF_8));
      if (!entry.directory()) {
        put(hasher, files.bytes(entry));
      }
    }
    return hasher.hash().toString();
  }

  private static void put(Hasher hasher, byte[] bytes) {
    hasher.putInt(bytes.length).putBytes(bytes);
  }
}
