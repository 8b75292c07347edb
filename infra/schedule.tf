# Every night all that waits goes out as one batch; in between, open jobs are
# looked at. The tick is safe to run twice: it takes a lease.

resource "aws_scheduler_schedule_group" "batch" {
  name = var.name
}

resource "aws_iam_role" "scheduler" {
  name = "${var.name}-scheduler"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "scheduler.amazonaws.com" }
      Action    = "sts:AssumeRole"
      Condition = { StringEquals = {
        "aws:SourceAccount" = local.account
        "aws:SourceArn"     = aws_scheduler_schedule_group.batch.arn
      } }
    }]
  })
}

resource "aws_iam_role_policy" "scheduler" {
  name = "invoke-batch"
  role = aws_iam_role.scheduler.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat([
      {
        Sid      = "Invoke"
        Effect   = "Allow"
        Action   = ["lambda:InvokeFunction"]
        Resource = aws_lambda_function.function["batch"].arn
      },
      {
        Sid      = "DeadLetters"
        Effect   = "Allow"
        Action   = ["sqs:SendMessage"]
        Resource = aws_sqs_queue.schedule_dead.arn
      },
    ], local.uses_key)
  })
}

locals {
  ticks = {
    nightly = { expression = var.schedule.expression, time_zone = var.schedule.time_zone, input = { collect = true } }
    poll    = { expression = "rate(${var.poll_minutes} minutes)", time_zone = "UTC", input = { collect = false } }
  }
}

resource "aws_scheduler_schedule" "batch" {
  for_each = local.ticks

  name                         = "${var.name}-${each.key}"
  group_name                   = aws_scheduler_schedule_group.batch.name
  schedule_expression          = each.value.expression
  schedule_expression_timezone = each.value.time_zone

  flexible_time_window {
    mode = "OFF"
  }

  target {
    arn      = aws_lambda_function.function["batch"].arn
    role_arn = aws_iam_role.scheduler.arn
    input    = jsonencode(each.value.input)

    retry_policy {
      maximum_retry_attempts       = 3
      maximum_event_age_in_seconds = 3600
    }

    dead_letter_config {
      arn = aws_sqs_queue.schedule_dead.arn
    }
  }
}
