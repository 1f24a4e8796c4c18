/* hjl-lever-client-lists.c: users, postings, reasons, sources, tags and opportunities
 *
 * Copyright 2026 The HjLever authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "lever/hjl-lever-client.h"
#include "lever/hjl-lever-client-private.h"

#include "lever/hjl-lever-parse.h"
#include "model/hjl-error.h"
#include "model/hjl-unread.h"

static const char *
text_key (gpointer row)
{
  return row;
}

static const char *
opportunity_key (gpointer row)
{
  return ((HjlOpportunity *) row)->id;
}

static const char *
user_key (gpointer row)
{
  return ((HjlUser *) row)->id;
}

static const char *
posting_key (gpointer row)
{
  return ((HjlPosting *) row)->id;
}

static const char *
reason_key (gpointer row)
{
  return ((HjlArchiveReason *) row)->id;
}

static const HjlLeverRows user_rows = {
  (HjlPagerParseFunc) hjl_lever_parse_user,
  g_object_unref,
  user_key,
};

static const HjlLeverRows posting_rows = {
  (HjlPagerParseFunc) hjl_lever_parse_posting,
  g_object_unref,
  posting_key,
};

static const HjlLeverRows reason_rows = {
  (HjlPagerParseFunc) hjl_lever_parse_reason,
  g_object_unref,
  reason_key,
};

static const HjlLeverRows text_rows = {
  (HjlPagerParseFunc) hjl_lever_parse_text,
  g_free,
  text_key,
};

static const HjlLeverRows opportunity_rows = {
  (HjlPagerParseFunc) hjl_lever_parse_opportunity,
  (GDestroyNotify) hjl_opportunity_unref,
  opportunity_key,
};

static void
add_confidentiality (HjlLeverClient *self,
                     HjlLeverList   *list)
{
  hjl_lever_list_add (list, "confidentiality", self->confidential ? "all" : NULL);
}

void
hjl_lever_client_list_async (HjlLeverClient     *self,
                             HjlLists            list,
                             GCancellable       *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer            user_data)
{
  HjlLeverList       *asked;
  const HjlLeverRows *rows;

  g_return_if_fail (HJL_IS_LEVER_CLIENT (self));

  switch ((guint) list)
    {
    case HJL_LIST_STAGES:
      hjl_lever_client_list_stages (self, cancellable, callback, user_data);
      return;
    case HJL_LIST_USERS:
      asked = hjl_lever_list_new ("users", NULL, NULL);
      hjl_lever_list_add (asked, "includeDeactivated", "true");
      rows = &user_rows;
      break;
    case HJL_LIST_REASONS:
      asked = hjl_lever_list_new ("archive_reasons", NULL, NULL);
      rows = &reason_rows;
      break;
    case HJL_LIST_SOURCES:
    case HJL_LIST_TAGS:
      asked = hjl_lever_list_new (list == HJL_LIST_TAGS ? "tags" : "sources", NULL, NULL);
      rows = &text_rows;
      break;
    default:
      g_return_if_reached ();
    }

  hjl_lever_client_all_async (self, asked, rows, hjl_lever_client_list_async, cancellable, callback, user_data);
}

/* No filter by state: `published` would leave out those that are not on the public site. The times
 * go with no other filter but confidentiality (lever/README.md, Postings). */
void
hjl_lever_client_list_postings_async (HjlLeverClient     *self,
                                      HjlTime             since,
                                      GCancellable       *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer            user_data)
{
  HjlLeverList *list;

  g_return_if_fail (HJL_IS_LEVER_CLIENT (self));

  list = hjl_lever_list_new ("postings", NULL, NULL);
  hjl_lever_list_add_time (list, "updated_at_start", since);
  add_confidentiality (self, list);
  hjl_lever_client_all_async (self, list, &posting_rows, hjl_lever_client_list_postings_async,
                              cancellable, callback, user_data);
}

static HjlLeverList *
list_for_filter (HjlLeverClient             *self,
                 const HjlOpportunityFilter *filter)
{
  HjlLeverList *list = hjl_lever_list_new ("opportunities", NULL, NULL);

  hjl_lever_list_add (list, "posting_id", filter->posting_id);
  hjl_lever_list_add (list, "archived_posting_id", filter->archived_posting_id);
  hjl_lever_list_add (list, "source", filter->source);
  hjl_lever_list_add (list, "email", filter->email);
  hjl_lever_list_add (list, "contact_id", filter->contact_id);
  hjl_lever_list_add_time (list, "created_at_start", filter->created_at_start);
  hjl_lever_list_add_time (list, "created_at_end", filter->created_at_end);
  hjl_lever_list_add_time (list, "updated_at_start", filter->updated_at_start);
  hjl_lever_list_add (list, "expand", filter->expand_applications ? "applications" : NULL);
  add_confidentiality (self, list);

  return list;
}

HjlPager *
hjl_lever_client_page_opportunities (HjlLeverClient             *self,
                                     const HjlOpportunityFilter *filter)
{
  g_return_val_if_fail (HJL_IS_LEVER_CLIENT (self), NULL);
  g_return_val_if_fail (filter != NULL, NULL);

  return hjl_lever_client_page (self, list_for_filter (self, filter));
}

void
hjl_lever_client_list_opportunities_async (HjlLeverClient             *self,
                                           const HjlOpportunityFilter *filter,
                                           GCancellable               *cancellable,
                                           GAsyncReadyCallback         callback,
                                           gpointer                    user_data)
{
  g_return_if_fail (HJL_IS_LEVER_CLIENT (self));
  g_return_if_fail (filter != NULL);

  hjl_lever_client_all_async (self, list_for_filter (self, filter), &opportunity_rows,
                              hjl_lever_client_list_opportunities_async,
                              cancellable, callback, user_data);
}

GPtrArray *
hjl_lever_client_list_readable_finish (HjlLeverClient *self,
                                       GAsyncResult   *result,
                                       GError        **unreadable,
                                       GError        **error)
{
  GPtrArray *found = hjl_lever_client_finish (self, result, error);
  GPtrArray *unread = found != NULL ? hjl_unread_of (result) : NULL;

  for (guint i = 0; unread != NULL && i < unread->len; i++)
    {
      const HjlUnread *row = g_ptr_array_index (unread, i);

      if (row->says_who)
        {
          g_set_error (unreadable, HJL_ERROR, HJL_ERROR_BAD_RESPONSE, "A record in the list cannot be read: %s", row->problem);
          break;
        }
    }

  return found;
}

/* Who looks whether somebody is in Lever writes twice where that is not seen. */
GPtrArray *
hjl_lever_client_list_opportunities_finish (HjlLeverClient *self,
                                            GAsyncResult   *result,
                                            GError        **error)
{
  g_autoptr (GError) unreadable = NULL;
  g_autoptr (GPtrArray) found = hjl_lever_client_list_readable_finish (self, result, &unreadable, error);

  if (unreadable != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&unreadable));
      return NULL;
    }

  return g_steal_pointer (&found);
}
