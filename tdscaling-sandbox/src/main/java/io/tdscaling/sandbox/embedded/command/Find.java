package io.tdscaling.sandbox.embedded.command;

import io.tdscaling.sandbox.workspace.WorkspaceFiles;
import io.tdscaling.sandbox.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.List;

/** {@code find}. Each directory is listed in the order of its names. */
final class Find {
  private final Invocation in;
  private final FindExpression expression;
  private final List<String> deleted = new ArrayList<>();

  private Find(Invocation in, FindExpression expression) {
    this.in = in;
    this.expression = expression;
  }

  static int run(Invocation in) throws CommandFailure {
    List<String> arguments = in.arguments();
    int paths = 0;
    while (paths < arguments.size() && !FindExpression.begins(arguments.get(paths))) {
      paths++;
    }
    FindExpression expression = FindExpression.parse(arguments.subList(paths, arguments.size()));
    Find find = new Find(in, expression);
    boolean failed = false;
    for (String path : paths == 0 ? List.of(".") : arguments.subList(0, paths)) {
      failed |= !find.start(path);
    }
    return failed ? 1 : 0;
  }

  private boolean start(String path) throws CommandFailure {
    try {
      visit(path, in.files().entry(path), 0);
      for (String one : deleted) {
        in.files().delete(one);
      }
      deleted.clear();
      return true;
    } catch (FileProblem problem) {
      in.complain("'" + path + "': " + problem.words());
      return false;
    }
  }

  private void visit(String path, WorkspaceFiles.Entry entry, int depth) throws FileProblem {
    in.budget().work();
    List<WorkspaceFiles.Entry> children =
        entry.directory() ? in.files().list(resolved(entry)) : List.of();
    if (depth >= expression.minDepth()) {
      FindExpression.Candidate candidate =
          new FindExpression.Candidate(path, entry, children.isEmpty());
      if (expression.matches(candidate)) {
        if (expression.deletes()) {
          deleted.add(0, path);
        } else {
          in.out().line(path);
        }
      }
    }
    if (depth < expression.maxDepth()) {
      for (WorkspaceFiles.Entry child : children) {
        String name = child.path().substring(child.path().lastIndexOf('/') + 1);
        visit(path + (path.endsWith("/") ? "" : "/") + name, child, depth + 1);
      }
    }
  }

  private WorkspacePath resolved(WorkspaceFiles.Entry entry) throws FileProblem {
    return in.files().resolve(WorkspacePath.ROOT + "/" + entry.path());
  }
}
