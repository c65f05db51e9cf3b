package io.tdscaling.sandbox.bubblewrap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.tdscaling.sandbox.workspace.FailureCode;
import io.tdscaling.sandbox.workspace.RefusedException;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspaceLimits;
import io.tdscaling.sandbox.workspace.WorkspacePath;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarReaderTest {
  private static final WorkspaceLimits LIMITS =
      WorkspaceLimits.defaults()
          .withMaxEntries(20)
          .withMaxFileBytes(1_000)
          .withMaxTotalBytes(2_500);

  private final ByteArrayOutputStream archive = new ByteArrayOutputStream();

  private TarReaderTest entry(String name, byte type, long size) {
    archive.writeBytes(TarHeader.of(name.getBytes(UTF_8), 0644, size, type));
    return this;
  }

  private TarReaderTest file(String name, String content) {
    byte[] bytes = content.getBytes(UTF_8);
    entry(name, TarHeader.FILE, bytes.length);
    archive.writeBytes(bytes);
    archive.writeBytes(new byte[TarWriter.padding(bytes.length)]);
    return this;
  }

  private TarReaderTest directory(String name) {
    return entry(name, TarHeader.DIRECTORY, 0);
  }

  private TarReaderTest longName(String name) {
    byte[] bytes = (name + "\0").getBytes(UTF_8);
    entry("././@LongLink", TarHeader.LONG_NAME, bytes.length);
    archive.writeBytes(bytes);
    archive.writeBytes(new byte[TarWriter.padding(bytes.length)]);
    return this;
  }

  private TarReaderTest end() {
    archive.writeBytes(new byte[1024]);
    return this;
  }

  private LeftBehind read() throws IOException, RefusedException {
    return TarReader.read(new ByteArrayInputStream(archive.toByteArray()), LIMITS);
  }

  private void assertRefused(String message) {
    assertThatExceptionOfType(TarException.class)
        .isThrownBy(this::read)
        .withMessageContaining(message);
  }

  private void assertOverQuota(String message) {
    assertThatExceptionOfType(RefusedException.class)
        .isThrownBy(this::read)
        .satisfies(refused -> assertThat(refused.code()).isEqualTo(FailureCode.QUOTA_EXCEEDED))
        .withMessageContaining(message);
  }

  @Test
  void read_filesAndDirectories_areFound() throws Exception {
    LeftBehind left =
        directory("./").directory("./a/").file("./a/f", "x").file("./g", "").end().read();

    assertThat(left.files()).containsOnlyKeys("a/f", "g");
    assertThat(left.files().get("a/f")).isEqualTo(new byte[] {'x'});
    assertThat(left.directories()).containsExactly("a");
    assertThat(left.notKept()).isEmpty();
  }

  @Test
  void read_whatTheWriterWrote_isTheSame() throws Exception {
    WorkspaceLimits limits = WorkspaceLimits.defaults();
    WorkspaceFiles files = WorkspaceFiles.create(limits);
    Random random = new Random(5);
    String deep = "x".repeat(99) + "/" + "ü".repeat(60) + "/f";
    for (String path : new String[] {"a", "b/c", "b/d", "-rf", deep}) {
      byte[] content = new byte[random.nextInt(3_000)];
      random.nextBytes(content);
      files.write(WorkspacePath.of(path, limits), content);
    }
    TarWriter.write(files, Set.of("b/c"), archive);

    LeftBehind left = TarReader.read(new ByteArrayInputStream(archive.toByteArray()), limits);

    assertThat(left.programs()).containsExactly("b/c");
    for (WorkspaceFiles.Entry entry : files.all()) {
      if (entry.directory()) {
        assertThat(left.directories()).contains(entry.path());
      } else {
        assertThat(left.files().get(entry.path())).isEqualTo(files.bytes(entry));
      }
    }
    assertThat(Takeover.into(files, left)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/etc/passwd", "f", "../f", ".", "", "~/f", "C:/f", "file:///f", ".\\f"})
  void read_nameNotBelowTheRoot_isRefused(String name) {
    file(name, "x").end().assertRefused("does not begin with ./");
  }

  @ParameterizedTest
  @ValueSource(strings = {"./..", "./../f", "./a/../../f", "./a/./f", "./a//f", "./a/", ".//etc"})
  void read_nameThatIsNotPlain_isRefused(String name) {
    directory("./a/").file(name, "x").end().assertRefused("an entry is called");
  }

  @ParameterizedTest
  @ValueSource(strings = {"./~root", "./C:", "./a\\b", "./ a", "./a\nb", "./a\u202eb"})
  void read_nameThatAWorkspaceCannotHold_isLeftOut(String name) throws Exception {
    LeftBehind left = file(name, "x").file("./f", "y").end().read();

    assertThat(left.files()).containsOnlyKeys("f");
    assertThat(left.notKept()).singleElement().asString().contains("cannot hold");
  }

  @Test
  void read_nameThatIsNotUtf8_isLeftOut() throws Exception {
    archive.writeBytes(
        TarHeader.of(new byte[] {'.', '/', (byte) 0xff, (byte) 0xc0}, 0644, 0, TarHeader.FILE));

    assertThat(end().read().notKept()).singleElement().asString().contains("not UTF-8");
  }

  @ParameterizedTest
  @ValueSource(bytes = {'1', '2', '3', '4', '6'})
  void read_linksAndDevices_areLeftOut(byte type) throws Exception {
    LeftBehind left = entry("./l", type, 0).file("./f", "x").end().read();

    assertThat(left.files()).containsOnlyKeys("f");
    assertThat(left.notKept()).containsExactly("\"l\" is a link or a device");
  }

  @Test
  void read_fileBelowALink_isRefused() {
    entry("./l", (byte) '2', 0).file("./l/f", "x").end().assertRefused("the directory of");
  }

  @ParameterizedTest
  @ValueSource(bytes = {'x', 'g', 'S', 'D', 'M', 'V', '7', 0, 'z'})
  void read_otherTypes_areRefused(byte type) {
    entry("./f", type, 0).end().assertRefused("unknown type");
  }

  @Test
  void read_sameNameTwice_isRefused() {
    file("./f", "x").file("./f", "y").end().assertRefused("\"f\" twice");
  }

  @Test
  void read_fileThatIsADirectoryToo_isRefused() {
    file("./f", "x").directory("./f/").end().assertRefused("\"f\" twice");
  }

  @Test
  void read_fileBelowAFile_isRefused() {
    file("./f", "x").file("./f/g", "y").end().assertRefused("the directory of");
  }

  @Test
  void read_fileTooLarge_isOverQuotaBeforeItIsRead() {
    entry("./f", TarHeader.FILE, 07777777777L).assertOverQuota("bytes");
    archive.reset();
    entry("./f", TarHeader.FILE, 1_001).assertOverQuota("more than 1000 bytes");
  }

  @Test
  void read_tooManyBytes_isOverQuota() {
    String content = "x".repeat(900);
    file("./a", content).file("./b", content).file("./c", content).end();
    assertOverQuota("more than 2500 bytes");
  }

  @Test
  void read_tooManyEntries_isOverQuotaWhateverTheyAre() {
    for (int i = 0; i < 21; i++) {
      entry("./l" + i, (byte) '2', 0);
    }
    end().assertOverQuota("more than 20 files and directories");
  }

  @Test
  void read_manyThatAreLeftOut_namesAFew() throws Exception {
    for (int i = 0; i < 9; i++) {
      entry("./l" + i, (byte) '2', 0);
    }
    assertThat(end().read().notKept()).hasSize(6).contains("… and 4 more");
  }

  @Test
  void read_longName_isOfTheNextEntry() throws Exception {
    String name = "d".repeat(150);
    assertThat(longName("./" + name).file("./ddd", "x").end().read().files())
        .containsOnlyKeys(name);
  }

  @Test
  void read_longNameOutOfPlace_isRefused() {
    longName("./a").longName("./b").file("./c", "x").end().assertRefused("malformed");
    archive.reset();
    longName("./a").end().assertRefused("no end");
    archive.reset();
    entry("././@LongLink", TarHeader.LONG_NAME, 70_000).assertRefused("malformed");
  }

  @Test
  void read_longNameOfEvilPath_isRefused() {
    longName("./../../etc/passwd").file("./c", "x").end().assertRefused("an entry is called");
  }

  @Test
  void read_contentOfADirectoryOrLink_isRefused() {
    entry("./d/", TarHeader.DIRECTORY, 5).assertRefused("content");
    archive.reset();
    entry("./l", (byte) '2', 5).assertRefused("content");
  }

  @Test
  void read_cutAnywhere_isRefused() throws Exception {
    byte[] whole = directory("./a/").file("./a/f", "hello").end().archive.toByteArray();
    for (int length = 0; length < whole.length; length++) {
      archive.reset();
      archive.write(whole, 0, length);
      assertRefused("ends too early");
    }
  }

  @Test
  void read_anyByteChanged_isReadOrRefusedButNeverFails() throws Exception {
    byte[] whole = directory("./a/").file("./a/f", "hello").end().archive.toByteArray();
    Random random = new Random(11);
    int refused = 0;
    for (int round = 0; round < 20_000; round++) {
      byte[] changed = whole.clone();
      changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
      try {
        LeftBehind left = TarReader.read(new ByteArrayInputStream(changed), LIMITS);
        assertThat(left.files().keySet()).allMatch(path -> !path.contains(".."));
      } catch (TarException | RefusedException e) {
        refused++;
      }
    }
    assertThat(refused).isBetween(1, 19_999);
  }

  @Test
  void read_numberInTarsOtherForm_isRefused() {
    byte[] header = TarHeader.of("./f".getBytes(UTF_8), 0644, 0, TarHeader.FILE);
    header[124] = (byte) 0x80;
    rechecked(header);
    archive.writeBytes(header);
    end().assertRefused("malformed");
  }

  @Test
  void read_formOfOtherTars_isRefused() {
    byte[] header = TarHeader.of("./f".getBytes(UTF_8), 0644, 0, TarHeader.FILE);
    System.arraycopy("ustar\00000".getBytes(UTF_8), 0, header, 257, 8);
    rechecked(header);
    archive.writeBytes(header);
    end().assertRefused("not of GNU tar");
  }

  private static void rechecked(byte[] header) {
    Arrays.fill(header, 148, 156, (byte) ' ');
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xff;
    }
    byte[] digits = String.format(Locale.ROOT, "%06o\0 ", sum).getBytes(UTF_8);
    System.arraycopy(digits, 0, header, 148, 8);
  }
}
