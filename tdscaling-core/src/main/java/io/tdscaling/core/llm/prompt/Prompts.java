package io.tdscaling.core.llm.prompt;

import com.google.common.hash.Hashing;
import io.tdscaling.core.text.Excerpt;
import io.tdscaling.core.text.PromptTemplate;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What models are told, by the name of the prompt. A prompt is a text with places such as {@code
 * {{goal}}} that are filled in; the library's own texts have a version each, and any can be
 * replaced. Immutable. The places of each prompt are listed in {@code docs/roles.md}.
 *
 * <p>The assistant has no prompt: it sees the system message, the tools and the conversation, as
 * they are exported, and nothing else.
 */
public final class Prompts {
  /** Name of the prompt of a model that plays the user. */
  public static final String USER = "user";

  /** Name of the prompt of a model that plays tools. */
  public static final String TOOL = "tool";

  /** Name of the prompt of a model that makes plans. */
  public static final String BLUEPRINT = "blueprint";

  /** Name of the prompt of a model that judges. */
  public static final String JUDGE = "judge";

  private static final String SUFFIX = ".txt";
  private static final int HASH_DIGITS = 16;

  /** The library's own texts; read once, for they never change. */
  private static final Prompts STANDARD = readStandard();

  private final SortedMap<String, Entry> entries;

  /** A prompt as it is used. */
  private record Entry(PromptTemplate template, String version) {}

  private Prompts(SortedMap<String, Entry> entries) {
    this.entries = entries;
  }

  /** Returns the library's own prompts. */
  public static Prompts standard() {
    return STANDARD;
  }

  private static Prompts readStandard() {
    SortedMap<String, Entry> entries = new TreeMap<>();
    for (PromptKind kind : PromptKind.all()) {
      entries.put(
          kind.name(),
          new Entry(kind.template(kind.standardText()), Integer.toString(kind.version())));
    }
    return new Prompts(entries);
  }

  /**
   * Returns these prompts with one replaced.
   *
   * @param name which, such as {@link #USER}
   * @param text the new text
   * @throws IllegalArgumentException if there is no prompt of that name, or the text lacks a place
   *     that it must have, or has one that is not known; says which
   */
  public Prompts with(String name, String text) {
    PromptTemplate template = PromptKind.of(name).template(text);
    SortedMap<String, Entry> changed = new TreeMap<>(entries);
    changed.put(name, new Entry(template, "custom"));
    return new Prompts(changed);
  }

  /**
   * Returns these prompts with those replaced for which a directory holds a file {@code NAME.txt},
   * in UTF-8. Other files are left alone.
   *
   * @throws IOException if a file cannot be read, or the directory has none
   * @throws IllegalArgumentException as {@link #with} does; names the file
   */
  public Prompts from(Path directory) throws IOException {
    Prompts changed = this;
    List<Path> files = texts(directory);
    if (files.isEmpty()) {
      throw new IOException("no prompt (NAME.txt) is in " + Excerpt.line(directory.toString()));
    }
    for (Path file : files) {
      changed = changed.with(nameOf(file), file);
    }
    return changed;
  }

  private Prompts with(String name, Path file) throws IOException {
    String shown = Excerpt.line(file.toString());
    try {
      return with(name, Files.readString(file));
    } catch (CharacterCodingException malformed) {
      throw new IOException(shown + ": is not UTF-8", malformed);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(shown + ": " + wrong.getMessage(), wrong);
    }
  }

  private static List<Path> texts(Path directory) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files
          .filter(file -> file.toString().endsWith(SUFFIX) && Files.isRegularFile(file))
          .sorted()
          .toList();
    }
  }

  private static String nameOf(Path file) {
    String name = String.valueOf(file.getFileName());
    return name.substring(0, name.length() - SUFFIX.length());
  }

  /** Returns the names of all prompts, sorted. */
  public List<String> names() {
    return List.copyOf(entries.keySet());
  }

  /** Returns a prompt's text, its places unfilled. */
  public String text(String name) {
    return entry(name).template().text();
  }

  /** Returns a prompt with its places filled in; a value for a place it lacks is not used. */
  public String fill(String name, Map<String, String> values) {
    return entry(name).template().fill(values);
  }

  /** Returns the first 16 hexadecimal digits of the SHA-256 of a prompt's text in UTF-8. */
  public String hash(String name) {
    return Hashing.sha256()
        .hashString(text(name), StandardCharsets.UTF_8)
        .toString()
        .substring(0, HASH_DIGITS);
  }

  /**
   * Returns what a prompt is called in provenance: {@code name@version:hash}; the version of a text
   * that was replaced is {@code custom}.
   */
  public String id(String name) {
    return "%s@%s:%s".formatted(name, entry(name).version(), hash(name));
  }

  private Entry entry(String name) {
    Entry entry = entries.get(PromptKind.of(name).name());
    return Objects.requireNonNull(entry, name);
  }
}
