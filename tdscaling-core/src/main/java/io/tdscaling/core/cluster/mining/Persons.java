package io.tdscaling.core.cluster.mining;

import io.tdscaling.api.tool.EffectClass;
import io.tdscaling.core.text.Words;
import java.util.List;
import java.util.Set;

/** People, by what services call them. */
final class Persons {
  /** What services call the people they know, the commonest first. */
  static final List<String> ACCOUNTS = List.of("user", "member", "person", "contact");

  private static final Set<String> ROLES =
      Words.set(
          "assignee reporter creator author member owner sender recipient manager reviewer lead"
              + " participant requester attendee invitee approver person employee friend follower"
              + " receiver");

  private static final Set<String> HOLDERS =
      Words.set("user customer patient client guest passenger student");

  private static final Set<String> KEPT =
      Words.set(
          "order reservation booking payment appointment ticket subscription account card loan claim"
              + " prescription membership invoice purchase trip itinerary cart certificate policy"
              + " delivery shipment enrollment booking_reference payment_method");

  private static final Set<String> ADDRESSES = Set.of("email address", "phone number");

  /** Words in the names of tools that write to people, or look them up. */
  private static final Set<String> REACHING =
      Words.set(
          "send invite message email sms call lookup find search enrich verify validate check share"
              + " notify reply forward");

  private Persons() {}

  /** Returns whether this is a role that the people of a service are in. */
  static boolean isRole(String thing) {
    return ROLES.contains(thing);
  }

  /** Returns whether a service keeps such things for the people it knows. */
  static boolean isKeptForPeople(String thing) {
    return KEPT.contains(thing.replace(' ', '_'))
        || KEPT.contains(thing.substring(thing.lastIndexOf(' ') + 1));
  }

  /** Returns whether this is somebody whose things a service keeps. */
  static boolean isPerson(String thing) {
    return HOLDERS.contains(thing);
  }

  /** Returns whether a tool that is given somebody's address is after the person. */
  static boolean canReach(ToolFacts consumer, Need need) {
    return canReach(consumer.ref().name(), consumer.effect(), need.reading());
  }

  /**
   * Returns whether a tool that is given such a value is after the person whose value it is, where
   * it is a person's.
   */
  static boolean canReach(String tool, EffectClass effect, Reading value) {
    return !ADDRESSES.contains(value.thing())
        || effect == EffectClass.NOTIFY
        || Words.split(tool).stream().anyMatch(REACHING::contains);
  }
}
