package io.tdscaling.semantic;

import io.tdscaling.api.chat.Message;
import io.tdscaling.api.chat.Message.UserMessage;
import io.tdscaling.api.metric.TrajectoryProfile;
import io.tdscaling.api.tool.ToolRef;
import io.tdscaling.api.trajectory.Trajectory;

/** What a trajectory is about, as one text; see {@link VendiScore}. */
final class TrajectoryText {
  private static final int MOST_CHARACTERS = 8192;

  private TrajectoryText() {}

  static String of(Trajectory trajectory, TrajectoryProfile profile) {
    StringBuilder text = new StringBuilder();
    for (Message message : trajectory.messages()) {
      if (message instanceof UserMessage user) {
        text.append(user.text()).append('\n');
      }
    }
    for (ToolRef tool : profile.tools()) {
      text.append(tool.name()).append('\n');
    }
    text.setLength(Math.min(text.length(), MOST_CHARACTERS));
    return text.toString();
  }
}
