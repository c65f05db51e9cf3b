package io.tdscaling.sandbox.embedded.command;

import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/** {@code ls}. Owners, times and permissions are the same for all files. */
final class Listing {
  private static final int DIRECTORY_BYTES = 4_096;
  private static final int BLOCK_BYTES = 4_096;

  private record Item(String name, boolean directory, long bytes, int subdirectories) {
    long size() {
      return directory ? DIRECTORY_BYTES : bytes;
    }

    long kilobytes() {
      return (size() + BLOCK_BYTES - 1) / BLOCK_BYTES * (BLOCK_BYTES / 1_024);
    }
  }

  private final Invocation in;
  private final Options options;
  private int printed;
  private boolean failed;

  private Listing(Invocation in, Options options) {
    this.in = in;
    this.options = options;
  }

  static int run(Invocation in) throws CommandFailure {
    Options options =
        Options.parse(
            in,
            2,
            "l a=all A=almost-all R=recursive 1 d=directory h=human-readable S r=reverse t F=classify"
                + " p color C group-directories-first");
    Listing listing = new Listing(in, options);
    listing.operands();
    return listing.failed ? 2 : 0;
  }

  private void operands() {
    List<Item> files = new ArrayList<>();
    List<String> directories = new ArrayList<>();
    List<String> operands =
        options.operands().isEmpty() ? List.of(".") : options.operands().stream().sorted().toList();
    for (String operand : operands) {
      try {
        WorkspaceFiles.Entry entry = in.files().entry(operand);
        if (entry.directory() && !options.has("d")) {
          directories.add(operand);
        } else {
          files.add(new Item(operand, entry.directory(), entry.bytes(), 0));
        }
      } catch (FileProblem problem) {
        failed = true;
        in.complain("cannot access '" + operand + "': " + problem.words());
      }
    }
    print(ordered(files), false);
    printed += files.size();
    boolean headers = operands.size() > 1 || options.has("R");
    for (String directory : directories) {
      try {
        directory(directory, headers);
      } catch (FileProblem problem) {
        failed = true;
        in.complain("cannot open directory '" + directory + "': " + problem.words());
      }
    }
  }

  private void directory(String path, boolean header) throws FileProblem {
    in.budget().work();
    if (header) {
      in.out().write((printed > 0 ? "\n" : "") + path + ":\n");
    }
    printed++;
    List<Item> items = new ArrayList<>();
    for (WorkspaceFiles.Entry entry : in.files().list(in.files().resolve(path))) {
      String name = entry.path().substring(entry.path().lastIndexOf('/') + 1);
      if (!name.startsWith(".") || options.hasAny("a", "A")) {
        items.add(new Item(name, entry.directory(), entry.bytes(), subdirectories(entry)));
      }
    }
    List<Item> ordered = ordered(items);
    List<Item> shown = new ArrayList<>(ordered);
    if (options.has("a")) {
      int own = (int) ordered.stream().filter(Item::directory).count();
      List<Item> dots = List.of(new Item(".", true, 0, own), new Item("..", true, 0, 1));
      shown.addAll(options.has("r") ? shown.size() : 0, options.has("r") ? reversed(dots) : dots);
    }
    print(shown, true);
    if (options.has("R")) {
      for (Item item : ordered) {
        if (item.directory()) {
          directory(path + (path.endsWith("/") ? "" : "/") + item.name(), true);
        }
      }
    }
  }

  private int subdirectories(WorkspaceFiles.Entry entry) throws FileProblem {
    if (!entry.directory() || !options.has("l")) {
      return 0;
    }
    String path = WorkspacePath.ROOT + "/" + entry.path();
    return (int)
        in.files().list(in.files().resolve(path)).stream()
            .filter(WorkspaceFiles.Entry::directory)
            .count();
  }

  private List<Item> ordered(List<Item> items) {
    Comparator<Item> byName = (a, b) -> SortKey.compareBytes(a.name(), b.name());
    Comparator<Item> order =
        options.has("S")
            ? Comparator.comparingLong(Item::size).reversed().thenComparing(byName)
            : byName;
    if (options.has("r")) {
      order = order.reversed();
    }
    if (options.has("group-directories-first")) {
      order = Comparator.comparing((Item item) -> !item.directory()).thenComparing(order);
    }
    List<Item> result = new ArrayList<>(items);
    result.sort(order);
    return result;
  }

  private static List<Item> reversed(List<Item> items) {
    List<Item> result = new ArrayList<>(items);
    Collections.reverse(result);
    return result;
  }

  private void print(List<Item> items, boolean total) {
    if (!options.has("l")) {
      items.forEach(item -> in.out().line(item.name() + mark(item)));
      return;
    }
    if (total) {
      long kilobytes = items.stream().mapToLong(Item::kilobytes).sum();
      in.out().line("total " + (options.has("h") ? human(kilobytes * 1_024) : kilobytes));
    }
    int links = 1;
    int sizes = 1;
    for (Item item : items) {
      links = Math.max(links, Integer.toString(links(item)).length());
      sizes = Math.max(sizes, size(item).length());
    }
    for (Item item : items) {
      in.out()
          .line(
              (item.directory() ? "drwxr-xr-x " : "-rw-r--r-- ")
                  + Columns.right(links(item), links)
                  + " user user "
                  + Columns.right(size(item), sizes)
                  + " Jan  1 00:00 "
                  + item.name()
                  + mark(item));
    }
  }

  private static int links(Item item) {
    return item.directory() ? 2 + item.subdirectories() : 1;
  }

  private String size(Item item) {
    return options.has("h") ? human(item.size()) : Long.toString(item.size());
  }

  private String mark(Item item) {
    return item.directory() && options.hasAny("F", "p") ? "/" : "";
  }

  /** Rounds up, with one decimal below ten units. */
  static String human(long bytes) {
    if (bytes < 1_024) {
      return Long.toString(bytes);
    }
    String unit = bytes < 1 << 20 ? "K" : "M";
    long size = bytes < 1 << 20 ? 1 << 10 : 1 << 20;
    long tenths = (bytes * 10 + size - 1) / size;
    return tenths < 100 ? tenths / 10 + "." + tenths % 10 + unit : (bytes + size - 1) / size + unit;
  }
}
