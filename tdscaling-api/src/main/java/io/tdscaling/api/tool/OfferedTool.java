package io.tdscaling.api.tool;

import java.util.regex.Pattern;

/**
 * A tool under the name by which one conversation knows it. Chat protocols allow only short names
 * of {@code [A-Za-z0-9_-]}, and two services may share a tool name, so the offered name can differ
 * from the tool's own.
 *
 * @param name the name in the conversation, 1 to 64 characters of {@code [A-Za-z0-9_-]}
 * @param spec the tool
 */
public record OfferedTool(String name, ToolSpec spec) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  /** Checks the name. */
  public OfferedTool {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "offered tool name must be 1 to 64 characters of [A-Za-z0-9_-], got \"" + name + "\"");
    }
  }
}
