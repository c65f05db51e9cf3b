package io.tdscaling.sandbox.embedded.command;

import com.google.re2j.PatternSyntaxException;
import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import java.util.ArrayList;
import java.util.List;

/** Replaces words that are patterns by the paths they match, sorted. */
final class Globber {
  private final CommandFiles files;

  Globber(CommandFiles files) {
    this.files = files;
  }

  /** Returns what a word stands for; itself where it is no pattern or matches nothing. */
  List<String> expand(Word word) {
    if (!word.hasPattern()) {
      return List.of(word.text());
    }
    List<String> found = new ArrayList<>();
    try {
      descend("", word, found);
    } catch (PatternSyntaxException broken) {
      found.clear();
    }
    return found.isEmpty() ? List.of(word.text()) : found;
  }

  /** Matches the names up to the first slash, and what is behind it in each that matches. */
  private void descend(String prefix, Word rest, List<String> found) {
    int slash = rest.text().indexOf('/');
    int nameEnd = slash < 0 ? rest.text().length() : slash;
    int restStart = nameEnd;
    while (restStart < rest.text().length() && rest.text().charAt(restStart) == '/') {
      restStart++;
    }
    Word name = rest.part(0, nameEnd);
    Word behind = rest.part(restStart, rest.text().length());
    String slashes = rest.text().substring(nameEnd, restStart);
    for (String match : name.hasPattern() ? matching(prefix, name) : List.of(name.text())) {
      String path = prefix + match + slashes;
      if (!behind.text().isEmpty()) {
        descend(path, behind, found);
      } else if (exists(path)) {
        found.add(path);
      }
    }
  }

  private List<String> matching(String directory, Word name) {
    GlobPattern pattern = GlobPattern.of(name, false);
    boolean hidden = name.text().startsWith(".");
    List<String> names = new ArrayList<>();
    try {
      String start = directory.isEmpty() ? "." : directory;
      for (WorkspaceFiles.Entry entry : files.list(files.resolve(start))) {
        String found = entry.path().substring(entry.path().lastIndexOf('/') + 1);
        if (hidden == found.startsWith(".") && pattern.matches(found)) {
          names.add(found);
        }
      }
    } catch (FileProblem nothingThere) {
      return List.of();
    }
    return names;
  }

  private boolean exists(String path) {
    try {
      return files.find(path).isPresent();
    } catch (FileProblem problem) {
      return false;
    }
  }
}
