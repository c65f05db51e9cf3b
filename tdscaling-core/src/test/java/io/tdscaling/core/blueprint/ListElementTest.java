package io.tdscaling.core.blueprint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ListElementTest {
  @Test
  void at_elementsOfNamedLists_areFound() {
    assertThat(ListElement.at("/team/channels/1")).contains(new ListElement("/team/channels", 1));
    assertThat(ListElement.at("/channels/1/id")).isEmpty();
    assertThat(ListElement.at("/channels")).isEmpty();
    assertThat(ListElement.at("/1")).isEmpty();
    assertThat(ListElement.at("/a/0/1")).isEmpty();
    assertThat(ListElement.at("")).isEmpty();
  }

  @Test
  void thing_list_isOneOfIt() {
    assertThat(new ListElement("/channels", 0).thing()).isEqualTo("channel");
    assertThat(new ListElement("/team/user_ids", 0).thing()).isEqualTo("user ID");
    assertThat(new ListElement("/--", 0).thing()).isEqualTo("value");
  }

  @Test
  void reference_element_isPointedAt() {
    assertThat(new ListElement("/channels", 0).reference("workspace", "that"))
        .isEqualTo("the first channel");
    assertThat(new ListElement("/channels", 1).reference("workspace", "the first"))
        .isEqualTo("the second of the first workspace's channels");
    assertThat(new ListElement("/teams/1/members", 0).reference("club", "that"))
        .isEqualTo("the first of the second team's members");
  }
}
