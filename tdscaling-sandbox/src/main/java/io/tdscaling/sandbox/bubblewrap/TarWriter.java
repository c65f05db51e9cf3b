package io.tdscaling.sandbox.bubblewrap;

import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Writes a workspace as a tar archive. Equal workspaces give equal archives. */
final class TarWriter {
  private static final int DIRECTORY_MODE = 0755;
  private static final int FILE_MODE = 0644;
  private static final int PROGRAM_MODE = 0755;

  private final OutputStream out;

  private TarWriter(OutputStream out) {
    this.out = out;
  }

  /**
   * Writes everything in the workspace.
   *
   * @param programs paths of the files that can be executed
   */
  static void write(WorkspaceFiles files, Set<String> programs, OutputStream out)
      throws IOException {
    TarWriter writer = new TarWriter(out);
    for (WorkspaceFiles.Entry entry : files.all()) {
      if (entry.directory()) {
        writer.header(entry.path(), DIRECTORY_MODE, 0, TarHeader.DIRECTORY);
      } else {
        int mode = programs.contains(entry.path()) ? PROGRAM_MODE : FILE_MODE;
        byte[] content = files.bytes(entry);
        writer.header(entry.path(), mode, content.length, TarHeader.FILE);
        writer.content(content);
      }
    }
    out.write(new byte[2 * TarHeader.BLOCK_BYTES]);
  }

  private void header(String path, int mode, long size, byte type) throws IOException {
    byte[] name = ("./" + path).getBytes(StandardCharsets.UTF_8);
    if (name.length > TarHeader.NAME_BYTES) {
      longName(name);
    }
    out.write(TarHeader.of(name, mode, size, type));
  }

  private void longName(byte[] name) throws IOException {
    byte[] marker = TarHeader.LONG_NAME_NAME.getBytes(StandardCharsets.US_ASCII);
    out.write(TarHeader.of(marker, 0, name.length + 1L, TarHeader.LONG_NAME));
    byte[] terminated = new byte[name.length + 1];
    System.arraycopy(name, 0, terminated, 0, name.length);
    content(terminated);
  }

  private void content(byte[] bytes) throws IOException {
    out.write(bytes);
    out.write(new byte[padding(bytes.length)]);
  }

  /** Returns how many bytes are missing to a whole number of blocks. */
  static int padding(long length) {
    return (int) (-length & (TarHeader.BLOCK_BYTES - 1));
  }
}
