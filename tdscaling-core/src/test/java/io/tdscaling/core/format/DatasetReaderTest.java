package io.tdscaling.core.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.api.trajectory.Trajectory;
import io.tdscaling.core.json.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatasetReaderTest {
  @TempDir Path directory;

  private final List<String> records = new ArrayList<>();
  private final List<String> problems = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\n\n \n"})
  void read_lines_givesEachWithItsNumber(String separator) throws Exception {
    read("{\"a\":1}" + separator + "{\"a\":2}");

    long second = 1 + separator.chars().filter(c -> c == '\n').count();
    assertThat(records).containsExactly("1 {\"a\":1}", second + " {\"a\":2}");
    assertThat(problems).isEmpty();
  }

  @Test
  void read_array_givesEachElementWithItsPosition() throws Exception {
    read("\uFEFF \n[{\"a\":1},\n\n{\"a\":[2]}, 3 ]\n");

    assertThat(records).containsExactly("1 {\"a\":1}", "2 {\"a\":[2]}", "3 3");
    assertThat(problems).isEmpty();
  }

  @Test
  void read_gzip_isUnpacked() throws Exception {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write("{\"a\":1}\n{\"a\":2}\n".getBytes(StandardCharsets.UTF_8));
    }
    read(packed.toByteArray());

    assertThat(records).containsExactly("1 {\"a\":1}", "2 {\"a\":2}");
  }

  @Test
  void read_emptyFile_givesNothing() throws Exception {
    read(" \n\n");

    assertThat(records).isEmpty();
    assertThat(problems).isEmpty();
  }

  @Test
  void read_badLines_areProblemsAndTheRestIsRead() throws Exception {
    read("{\"a\":1}\n{\"a\":\n{\"a\":1,\"a\":2}\nrefuse\n{\"a\":1} {}\n{\"a\":3}\n");

    assertThat(records).containsExactly("1 {\"a\":1}", "6 {\"a\":3}");
    assertThat(problems)
        .containsExactly(
            "data:2: not valid JSON: Unexpected end-of-input within/between Object entries",
            "data:3: not valid JSON: Duplicate field 'a'",
            "data:4: not valid JSON: Unrecognized token 'refuse': was expecting (JSON String,"
                + " Number, Array, Object o…",
            "data:5: not valid JSON: more than one value");
  }

  @Test
  void read_invalidUtf8_isProblem() throws Exception {
    read(new byte[] {'{', '"', (byte) 0xC3, '(', '"', ':', '1', '}', '\n', '5'});

    assertThat(records).containsExactly("2 5");
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0)).startsWith("data:1: not valid JSON: Invalid UTF-8 middle byte");
  }

  @Test
  void read_nestedTooDeep_isProblem() throws Exception {
    read("[".repeat(5000).replaceFirst("\\[", "{\"a\":[") + "\n1\n");

    assertThat(records).containsExactly("2 1");
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0)).startsWith("data:1: not valid JSON: Document nesting depth (1001)");
  }

  @Test
  void read_brokenArray_givesWhatIsBefore() throws Exception {
    read("[1,\n2,\n{\"a\"]\n, 4]");

    assertThat(records).containsExactly("1 1", "2 2");
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0)).startsWith("data:3: not valid JSON: Unexpected character (']'");
  }

  @Test
  void read_unfinishedArray_isProblem() throws Exception {
    read("[1");

    assertThat(records).containsExactly("1 1");
    assertThat(problems).hasSize(1);
    assertThat(problems.get(0)).startsWith("data:1: not valid JSON: Unexpected end-of-input");
  }

  @Test
  void read_moreAfterArray_isProblem() throws Exception {
    read("[1]\n[2]");

    assertThat(records).containsExactly("1 1");
    assertThat(problems).containsExactly("data:2: not valid JSON: more follows the array");
  }

  @Test
  void read_consumerRefusesRecord_isProblemWithItsLine() throws Exception {
    Path file = Files.writeString(directory.resolve("data"), "\n[\n1,\n2]");

    DatasetReader.read(
        file,
        (number, node) -> {
          throw new FormatException("record " + number + " is bad");
        },
        problem -> problems.add(problem.toString()));

    assertThat(problems).containsExactly("data:3: record 1 is bad", "data:4: record 2 is bad");
  }

  @Test
  void read_truncatedGzip_throws() throws IOException {
    Path file = Files.write(directory.resolve("data"), new byte[] {0x1F, (byte) 0x8B, 8});

    assertThatIOException().isThrownBy(() -> DatasetReader.read(file, (n, r) -> {}, p -> {}));
  }

  @Test
  void lineReader_longLine_isCutOffAndTheRestIsRead() throws IOException {
    LineReader lines = new LineReader(bytes("12345678\nab\n\nc"), 4, 10);

    List<String> read = new ArrayList<>();
    for (Optional<LineReader.Line> next = lines.next(); next.isPresent(); next = lines.next()) {
      LineReader.Line line = next.get();
      String text = new String(line.bytes(), StandardCharsets.UTF_8);
      read.add(line.number() + "@" + line.offset() + " " + text + " " + line.tooLong());
    }
    assertThat(read)
        .containsExactly("10@0 1234 true", "11@9 ab false", "12@12  false", "13@13 c false");
  }

  @Test
  void arrayReader_elementLongerThanLimit_throws() throws IOException {
    ArrayReader array = new ArrayReader(bytes("[\"" + "x".repeat(100_000) + "\"]"), 50_000, 1);

    assertThatIOException()
        .isThrownBy(array::next)
        .withMessage("a record is longer than 50000 bytes");
  }

  @Test
  void read_realAirlineConversations_areReadAndWrittenAsTheyAre() throws Exception {
    String shared = System.getProperty("tdscaling.shared", "");
    Path file = Path.of(shared, "data", "tau-airline-sample.json");
    assumeTrue(!shared.isEmpty() && Files.exists(file), "no real data: set -Dtdscaling.shared");
    int[] calls = new int[1];

    DatasetReader.read(
        file,
        (number, node) -> {
          Trajectory read = OpenAiFormat.read(node, number - 1);
          JsonNode written = OpenAiFormat.write(read).path("messages");
          assertThat(withoutOrder(written)).isEqualTo(withoutOrder(node.path("messages")));
          calls[0] += written.findValues("function").size();
          records.add("" + number);
        },
        problem -> problems.add(problem.toString()));

    assertThat(problems).isEmpty();
    assertThat(records).hasSize(50);
    assertThat(calls[0]).isEqualTo(294);
  }

  /** Compares messages by members; arguments differ in white space only. */
  private static String withoutOrder(JsonNode messages) {
    return Json.canonical(messages).replace(" ", "");
  }

  private void read(String text) throws IOException, InterruptedException {
    read(text.getBytes(StandardCharsets.UTF_8));
  }

  private void read(byte[] content) throws IOException, InterruptedException {
    Path file = Files.write(directory.resolve("data"), content);
    DatasetReader.read(
        file,
        (number, node) -> records.add(number + " " + Json.compact(node)),
        problem -> problems.add(problem.toString()));
  }

  private static ByteArrayInputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
