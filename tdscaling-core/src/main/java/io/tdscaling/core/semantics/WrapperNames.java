package io.tdscaling.core.semantics;

import io.tdscaling.core.text.Words;
import java.util.Set;

/** Names of members that wrap what is returned and are no things themselves. */
public final class WrapperNames {
  /** The names, in lower case and the singular. */
  public static final Set<String> ALL =
      Words.set(
          "data result response item output content payload record entry node edge value body hit"
              + " row match object list page element structured structure attribute field property"
              + " return answer info information detail details metadata summary");

  private WrapperNames() {}
}
