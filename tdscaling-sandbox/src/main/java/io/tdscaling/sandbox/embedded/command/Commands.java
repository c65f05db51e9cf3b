package io.tdscaling.sandbox.embedded.command;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The commands there are. */
final class Commands {
  private static final Map<String, Command> BY_NAME = new TreeMap<>();

  static {
    BY_NAME.put("cat", TextCommands::cat);
    BY_NAME.put("cd", FileCommands::cd);
    BY_NAME.put("cp", Transfer::copy);
    BY_NAME.put("cut", Cut::run);
    BY_NAME.put("diff", Diff::run);
    BY_NAME.put("echo", TextCommands::echo);
    BY_NAME.put("false", in -> 1);
    BY_NAME.put("find", Find::run);
    BY_NAME.put("grep", Grep::run);
    BY_NAME.put("head", HeadTail::head);
    BY_NAME.put("ls", Listing::run);
    BY_NAME.put("mkdir", FileCommands::mkdir);
    BY_NAME.put("mv", Transfer::move);
    BY_NAME.put("paste", TextCommands::paste);
    BY_NAME.put("pwd", FileCommands::pwd);
    BY_NAME.put("rm", FileCommands::rm);
    BY_NAME.put("rmdir", FileCommands::rmdir);
    BY_NAME.put("sed", Sed::run);
    BY_NAME.put("sort", Sort::run);
    BY_NAME.put("tail", HeadTail::tail);
    BY_NAME.put("touch", FileCommands::touch);
    BY_NAME.put("tr", Translate::run);
    BY_NAME.put("true", in -> 0);
    BY_NAME.put("uniq", Uniq::run);
    BY_NAME.put("wc", WordCount::run);
  }

  private Commands() {}

  /** Returns a command, null where there is none of this name. */
  static @Nullable Command find(String name) {
    return BY_NAME.get(name);
  }

  /** Returns all names for a message. */
  static String names() {
    return String.join(", ", BY_NAME.keySet());
  }
}
