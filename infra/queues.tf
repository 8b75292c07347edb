# Hints that there is work. What could not be done five times lies among the
# dead letters, longer than it could lie in its queue.

locals {
  # Seconds that one invocation may take, and pages or reviews it is handed.
  workers = {
    extract = { timeout = 300, at_once = 5, concurrency = var.concurrency.extract }
    review  = { timeout = 900, at_once = 1, concurrency = var.concurrency.review }
  }

  # A message stays hidden for six invocations, as AWS advises: an invocation
  # that is throttled must not make its message come twice.
  visibility = { for queue, worker in local.workers : queue => 6 * worker.timeout }

  # After so many deliveries a message is dead. internal/storage counts alike.
  max_receives = 5
}

resource "aws_sqs_queue" "dead" {
  for_each = local.workers

  name                              = "${var.name}-${each.key}-dead"
  message_retention_seconds         = 14 * 24 * 3600
  sqs_managed_sse_enabled           = var.kms_key_arn == null ? true : null
  kms_master_key_id                 = var.kms_key_arn
  kms_data_key_reuse_period_seconds = var.kms_key_arn == null ? null : 3600
}

resource "aws_sqs_queue" "work" {
  for_each = local.workers

  name                              = "${var.name}-${each.key}"
  visibility_timeout_seconds        = local.visibility[each.key]
  message_retention_seconds         = 4 * 24 * 3600
  receive_wait_time_seconds         = 20
  sqs_managed_sse_enabled           = var.kms_key_arn == null ? true : null
  kms_master_key_id                 = var.kms_key_arn
  kms_data_key_reuse_period_seconds = var.kms_key_arn == null ? null : 3600

  redrive_policy = jsonencode({
    deadLetterTargetArn = aws_sqs_queue.dead[each.key].arn
    maxReceiveCount     = local.max_receives
  })
}

# What the scheduler could not deliver.
resource "aws_sqs_queue" "schedule_dead" {
  name                              = "${var.name}-schedule-dead"
  message_retention_seconds         = 14 * 24 * 3600
  sqs_managed_sse_enabled           = var.kms_key_arn == null ? true : null
  kms_master_key_id                 = var.kms_key_arn
  kms_data_key_reuse_period_seconds = var.kms_key_arn == null ? null : 3600
}

# Only its own queue may send to a dead-letter queue. The engine of the tests
# forgets this attribute, and the provider would wait for it for ever.
resource "aws_sqs_queue_redrive_allow_policy" "dead" {
  for_each = local.emulated ? {} : local.workers

  queue_url = aws_sqs_queue.dead[each.key].id
  redrive_allow_policy = jsonencode({
    redrivePermission = "byQueue"
    sourceQueueArns   = [aws_sqs_queue.work[each.key].arn]
  })
}

locals {
  all_queues = merge(
    { for name, queue in aws_sqs_queue.work : name => queue },
    { for name, queue in aws_sqs_queue.dead : "${name}-dead" => queue },
    { schedule-dead = aws_sqs_queue.schedule_dead },
  )
}

resource "aws_sqs_queue_policy" "tls" {
  for_each = toset(["extract", "review", "extract-dead", "review-dead", "schedule-dead"])

  queue_url = local.all_queues[each.key].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "EncryptedTransportOnly"
      Effect    = "Deny"
      Principal = { AWS = "*" }
      Action    = ["sqs:SendMessage", "sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility"]
      Resource  = local.all_queues[each.key].arn
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}
