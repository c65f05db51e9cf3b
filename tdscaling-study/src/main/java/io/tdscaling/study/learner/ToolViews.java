package io.tdscaling.study.learner;

import io.tdscaling.api.tool.OfferedTool;
import java.util.LinkedHashMap;
import java.util.Map;

/** Keeps the views of the tools seen last, since reading a tool takes longer than all the rest. */
final class ToolViews {
  private static final int MOST = 4096;

  private final Map<OfferedTool, ToolView> views =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<OfferedTool, ToolView> eldest) {
          return size() > MOST;
        }
      };

  ToolView of(OfferedTool tool) {
    return views.computeIfAbsent(tool, ToolView::of);
  }
}
