package io.tdscaling.study;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.tdscaling.core.json.Json;
import io.tdscaling.core.output.DirectoryLock;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The directory of a study, held for one process. A file has its final name only once it is whole.
 */
final class StudyFiles implements Closeable {
  private static final String STUDY = "study.json";
  private static final String ARMS = "arms";
  private static final String PARTIAL = ".part";
  private static final int FORMAT = 1;

  private final Path directory;
  private final DirectoryLock lock;

  private StudyFiles(Path directory, DirectoryLock lock) {
    this.directory = directory;
    this.lock = lock;
  }

  /**
   * Makes a directory or goes on with the study that is in it.
   *
   * @param configuration what the study's results depend on
   * @throws IOException if the directory cannot be used, holds something else, or a study with
   *     another configuration; the message names what differs
   */
  static StudyFiles open(StudySettings settings, ObjectNode configuration) throws IOException {
    Path directory = settings.directory();
    refuseForeign(directory);
    try {
      Files.createDirectories(directory.resolve(ARMS));
    } catch (IOException e) {
      throw new IOException("output directory " + directory + " cannot be made: " + e, e);
    }
    DirectoryLock lock =
        DirectoryLock.tryLock(directory)
            .orElseThrow(
                () ->
                    new IOException("output directory " + directory + " is in use by another run"));
    StudyFiles files = new StudyFiles(directory, lock);
    try {
      files.begin(settings, configuration);
      return files;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static void refuseForeign(Path directory) throws IOException {
    if (!Files.exists(directory) || Files.exists(directory.resolve(STUDY))) {
      return;
    }
    try (Stream<Path> content = Files.list(directory)) {
      Optional<String> foreign =
          content
              .map(file -> file.getFileName().toString())
              .filter(
                  name -> !name.endsWith(PARTIAL) && !name.equals(".lock") && !name.equals(ARMS))
              .min(String::compareTo);
      if (foreign.isPresent()) {
        throw new IOException(
            "output directory %s is not empty and holds no study (%s); choose another"
                .formatted(directory, foreign.get()));
      }
    } catch (NotDirectoryException e) {
      throw new IOException("output directory " + directory + " is a file; choose another", e);
    }
  }

  private void begin(StudySettings settings, ObjectNode configuration) throws IOException {
    ObjectNode study = Json.object().put("format", FORMAT);
    study.set("configuration", configuration);
    ObjectNode arms = study.putObject("arms");
    settings.arms().forEach(arm -> arms.put(arm.name(), arm.description()));
    settings.seeds().forEach(study.putArray("seeds")::add);
    Path file = directory.resolve(STUDY);
    if (Files.exists(file)) {
      refuseOther(read(file), study);
    }
    refuseUnasked(settings);
    write(STUDY, Json.pretty(study) + "\n");
  }

  private void refuseOther(JsonNode there, JsonNode here) throws IOException {
    List<String> differences = new ArrayList<>();
    compare("format", there.path("format"), here.path("format"), differences);
    compareMembers("", there.path("configuration"), here.path("configuration"), differences);
    for (String arm : names(there.path("arms"))) {
      JsonNode asked = here.path("arms").path(arm);
      if (!asked.isMissingNode()) {
        compare("arm \"" + arm + "\"", there.path("arms").path(arm), asked, differences);
      }
    }
    if (!differences.isEmpty()) {
      throw new IOException(
          "output directory %s holds a study of another configuration (%s); choose another"
              .formatted(directory, String.join("; ", differences)));
    }
  }

  private static void compareMembers(
      String prefix, JsonNode there, JsonNode here, List<String> differences) {
    TreeSet<String> names = new TreeSet<>(names(there));
    names.addAll(names(here));
    for (String name : names) {
      if (there.path(name).isObject() && here.path(name).isObject()) {
        compareMembers(name + ".", there.path(name), here.path(name), differences);
      } else {
        compare(prefix + name, there.path(name), here.path(name), differences);
      }
    }
  }

  private static void compare(String name, JsonNode there, JsonNode here, List<String> into) {
    if (!there.equals(here) && !there.toString().equals(here.toString())) {
      into.add("%s is %s there and %s here".formatted(name, shown(there), shown(here)));
    }
  }

  private static String shown(JsonNode value) {
    return value.isMissingNode() ? "missing" : value.toString();
  }

  private static SortedSet<String> names(JsonNode object) {
    TreeSet<String> names = new TreeSet<>();
    object.fieldNames().forEachRemaining(names::add);
    return names;
  }

  /** A run that is not asked for would be in the directory, but not in the report. */
  private void refuseUnasked(StudySettings settings) throws IOException {
    TreeSet<String> asked = new TreeSet<>();
    for (Arm arm : settings.arms()) {
      settings.seeds().forEach(seed -> asked.add(fileName(arm, seed)));
    }
    try (Stream<Path> runs = Files.list(directory.resolve(ARMS))) {
      String unasked =
          runs.map(file -> file.getFileName().toString())
              .filter(name -> !name.endsWith(PARTIAL) && !asked.contains(name))
              .sorted()
              .collect(Collectors.joining(", "));
      if (!unasked.isEmpty()) {
        throw new IOException(
            "output directory %s holds runs that are not asked for (%s): name their arms and seeds too, or choose another"
                .formatted(directory, unasked));
      }
    }
  }

  /** Returns a run that was finished before. */
  Optional<ArmResult> finished(Arm arm, long seed) throws IOException {
    Path file = directory.resolve(ARMS).resolve(fileName(arm, seed));
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    ArmResult result;
    try {
      result = Json.MAPPER.treeToValue(read(file), ArmResult.class);
    } catch (JsonProcessingException e) {
      throw new IOException(file + ": not a run of a study: " + Json.problem(e), e);
    }
    if (!result.arm().equals(arm.name()) || result.seed() != seed) {
      throw new IOException(
          "%s: is of arm \"%s\" and seed %d".formatted(file, result.arm(), result.seed()));
    }
    return Optional.of(result);
  }

  /** Keeps a finished run. */
  void keep(Arm arm, ArmResult result) throws IOException {
    write(ARMS + "/" + fileName(arm, result.seed()), Json.tree(result) + "\n");
  }

  private static JsonNode read(Path file) throws IOException {
    try {
      return Json.parse(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw new IOException(file + ": invalid JSON: " + Json.problem(e), e);
    }
  }

  /** Returns a file name that no other arm and seed have, on any file system. */
  private static String fileName(Arm arm, long seed) {
    StringBuilder name = new StringBuilder();
    for (byte unit : arm.name().getBytes(StandardCharsets.UTF_8)) {
      char letter = (char) unit;
      boolean plain = letter < 128 && (Character.isLetterOrDigit(letter) || letter == '-');
      name.append(plain ? String.valueOf(letter) : "%%%02x".formatted(unit));
    }
    return name + "-" + seed + ".json";
  }

  /** Writes a text file; its name may hold a directory. */
  void write(String name, String text) throws IOException {
    write(name, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Writes a file beside its place, then moves it there; an earlier one is replaced. */
  void write(String name, byte[] content) throws IOException {
    Path file = directory.resolve(name);
    Path partial = directory.resolve(name + PARTIAL);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(partial, content);
    Files.move(partial, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Gives the directory free. */
  @Override
  public void close() throws IOException {
    lock.close();
  }
}
