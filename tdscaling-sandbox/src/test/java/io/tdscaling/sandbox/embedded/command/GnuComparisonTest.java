package io.tdscaling.sandbox.embedded.command;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.tdscaling.sandbox.spi.ExecResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs the same command lines here and with GNU's tools, over the same files. */
final class GnuComparisonTest {
  private static final Path SHELL = Path.of("/bin/bash");

  @TempDir private Path directory;

  @BeforeAll
  static void needsGnuTools() {
    assumeTrue(Files.isExecutable(SHELL), "no bash on this machine");
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/diff")) && isGnuGrep(),
        "no GNU tools on this machine");
  }

  private static boolean isGnuGrep() {
    try {
      return new String(
              new ProcessBuilder("grep", "--version").start().getInputStream().readAllBytes(),
              StandardCharsets.UTF_8)
          .contains("GNU grep");
    } catch (IOException e) {
      return false;
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = 31)
  void anyFiles_giveWhatGnuGives(long seed) throws IOException, InterruptedException {
    Random random = new Random(seed);
    List<String> contents = List.of(text(random), text(random), text(random));
    compare(contents, CommandSamples.LINES, "seed " + seed);
  }

  @Test
  void edgeFiles_giveWhatGnuGives() throws IOException, InterruptedException {
    // Some locales of some machines take these characters for bytes.
    List<String> lines =
        CommandSamples.LINES.stream()
            .filter(line -> !line.contains("*/") && !line.startsWith("sort -k1.2"))
            .toList();
    compare(List.of("é ü\tß\n日本 x\n", "a\r\nb\r\n", "no newline"), lines, "characters");
  }

  private void compare(List<String> contents, List<String> lines, String label)
      throws IOException, InterruptedException {
    StringBuilder script = new StringBuilder();
    for (int i = 0; i < lines.size(); i++) {
      script
          .append("cp -r pristine work; cd work; ( ")
          .append(lines.get(i))
          .append("\n) >../out." + i + " 2>/dev/null; echo $? >../code." + i)
          .append("; cat a b c d/e d/f 2>/dev/null >../after." + i + "; cd ..; rm -r work\n");
    }
    for (String name : List.of("a", "b", "c")) {
      write("pristine/" + name, contents.get("abc".indexOf(name)));
    }
    write("pristine/d/e", "e1\ne2\n");
    Path file = directory.resolve("script");
    Files.writeString(file, script);
    run(file);
    SoftAssertions softly = new SoftAssertions();
    for (int i = 0; i < lines.size(); i++) {
      compareOne(softly, contents, lines.get(i), i, label);
    }
    softly.assertAll();
    MoreFiles.deleteRecursively(
        directory.resolve("pristine"), RecursiveDeleteOption.ALLOW_INSECURE);
  }

  private void compareOne(
      SoftAssertions softly, List<String> contents, String line, int index, String label)
      throws IOException {
    try (CommandLine here = new CommandLine()) {
      here.file("a", contents.get(0)).file("b", contents.get(1)).file("c", contents.get(2));
      here.file("d/e", "e1\ne2\n");
      ExecResult result = here.run(line);
      String as = label + ": " + line + "\nfiles " + contents + "\nstderr " + result.stderr();
      softly.assertThat(result.stdout()).as(as).isEqualTo(output("out", index));
      softly.assertThat(result.exitCode() + "\n").as(as).isEqualTo(output("code", index));
      softly
          .assertThat(here.run("cat a b c d/e d/f 2>/dev/null").stdout())
          .as(as)
          .isEqualTo(output("after", index));
    }
  }

  private String output(String name, int index) throws IOException {
    // Tools that work on bytes cut characters in two.
    return new String(
        Files.readAllBytes(directory.resolve(name + "." + index)), StandardCharsets.UTF_8);
  }

  private void write(String name, String content) throws IOException {
    Path file = directory.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }

  private void run(Path script) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(SHELL.toString(), script.toString());
    builder.directory(directory.toFile()).redirectErrorStream(true);
    builder.environment().put("LC_ALL", "C.UTF-8");
    builder.environment().remove("GREP_COLORS");
    builder.redirectOutput(directory.resolve("log").toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()));
    Process process = builder.start();
    if (!process.waitFor(60, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("the tools did not end");
    }
  }

  private static String text(Random random) {
    List<String> words =
        List.of("alpha", "beta", "ab", "a", "b", "10", "9", "-3", "2.50", "a.b", "X", "foo_bar");
    List<String> gaps = List.of(" ", "\t", ",", ":", "  ", "");
    StringBuilder text = new StringBuilder();
    int lines = random.nextInt(12);
    for (int i = 0; i < lines; i++) {
      List<String> line = new ArrayList<>();
      for (int j = random.nextInt(4); j > 0; j--) {
        line.add(words.get(random.nextInt(words.size())));
        line.add(gaps.get(random.nextInt(gaps.size())));
      }
      text.append(String.join("", line)).append('\n');
    }
    if (text.length() > 0 && random.nextInt(4) == 0) {
      text.setLength(text.length() - 1);
    }
    return text.toString();
  }
}
