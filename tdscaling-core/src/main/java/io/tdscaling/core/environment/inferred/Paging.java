package io.tdscaling.core.environment.inferred;

import com.fasterxml.jackson.databind.JsonNode;
import io.tdscaling.core.semantics.SlotKind;
import java.util.List;
import java.util.Set;

/** Which part of what was found a call asks for. */
final class Paging {
  private static final Set<String> OFFSETS =
      Set.of("offset", "skip", "start", "startindex", "startat");
  private static final Set<String> PAGES = Set.of("page", "pagenumber", "pageno", "pageindex");

  private Paging() {}

  static <T> List<T> page(Call call, List<T> found) {
    long limit = found.size();
    long offset = 0;
    long page = 1;
    for (Param param : call.tool().model().ofKind(SlotKind.PAGING)) {
      JsonNode value = call.arguments().path(param.name());
      String name = FieldNames.joined(param.name());
      if (!value.isNumber()) {
        continue;
      }
      if (OFFSETS.contains(name)) {
        offset = Math.max(0, value.longValue());
      } else if (PAGES.contains(name)) {
        page = Math.max(1, value.longValue());
      } else {
        limit = Math.max(0, value.longValue());
      }
    }
    return slice(found, offset, page, limit);
  }

  /**
   * Cuts every number down to the length of the list first, so that sums and products stay small.
   */
  private static <T> List<T> slice(List<T> found, long offset, long page, long limit) {
    int total = found.size();
    int size = (int) Math.min(limit, total);
    int before = (int) Math.min(page - 1, total);
    if (size == 0) {
      return List.of();
    }
    int from = Math.min(total, (int) Math.min(offset, total) + before * size);
    return found.subList(from, Math.min(total, from + size));
  }
}
