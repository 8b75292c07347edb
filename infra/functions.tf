# Four functions, each with a role that allows what it does and no more.

locals {
  # Truth is shared: every function reads and writes records and bytes.
  keeps_truth = [
    {
      Sid    = "Records"
      Effect = "Allow"
      Action = [
        "dynamodb:GetItem", "dynamodb:BatchGetItem", "dynamodb:Query",
        "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:ConditionCheckItem",
      ]
      Resource = aws_dynamodb_table.records.arn
    },
    {
      Sid      = "Lists"
      Effect   = "Allow"
      Action   = ["dynamodb:Query"]
      Resource = [for index in local.indexes : "${aws_dynamodb_table.records.arn}/index/${index}"]
    },
    {
      Sid      = "Bytes"
      Effect   = "Allow"
      Action   = ["s3:GetObject", "s3:PutObject", "s3:DeleteObject"]
      Resource = "${aws_s3_bucket.bytes.arn}/*"
    },
    {
      # Deleting a document deletes what lies under its name; and without the
      # right to list, a missing object reads as forbidden.
      Sid      = "BytesOfADocument"
      Effect   = "Allow"
      Action   = ["s3:ListBucket"]
      Resource = aws_s3_bucket.bytes.arn
    },
  ]

  uses_key = var.kms_key_arn == null ? [] : [{
    Sid      = "Key"
    Effect   = "Allow"
    Action   = ["kms:Decrypt", "kms:GenerateDataKey"]
    Resource = var.kms_key_arn
  }]

  reads_secret = var.model == null ? [] : [{
    Sid      = "ModelKey"
    Effect   = "Allow"
    Action   = ["secretsmanager:GetSecretValue"]
    Resource = var.model.secret_arn
  }]

  sends = { for queue in ["extract", "review"] : queue => {
    Sid      = "Send${title(queue)}"
    Effect   = "Allow"
    Action   = ["sqs:SendMessage"]
    Resource = aws_sqs_queue.work[queue].arn
  } }

  receives = { for queue in ["extract", "review"] : queue => {
    Sid      = "Receive${title(queue)}"
    Effect   = "Allow"
    Action   = ["sqs:ReceiveMessage", "sqs:DeleteMessage", "sqs:ChangeMessageVisibility", "sqs:GetQueueAttributes"]
    Resource = aws_sqs_queue.work[queue].arn
  } }

  # What waits in the table is offered again only when its queue is empty.
  looks = {
    Sid      = "LookAtQueues"
    Effect   = "Allow"
    Action   = ["sqs:GetQueueAttributes"]
    Resource = [for queue in aws_sqs_queue.work : queue.arn]
  }

  # Work that ends its function each time cannot be marked by it: the next one
  # to see the message does, and lays it among the dead letters.
  buries = { for queue in ["extract", "review"] : queue => {
    Sid      = "Bury${title(queue)}"
    Effect   = "Allow"
    Action   = ["sqs:SendMessage"]
    Resource = aws_sqs_queue.dead[queue].arn
  } }

  # API Gateway waits 30 seconds at most.
  functions = {
    api     = { timeout = 29, memory = 512, key = false, allowed = [local.sends.extract, local.sends.review] }
    extract = { timeout = local.workers.extract.timeout, memory = 1024, key = true, allowed = [local.receives.extract, local.sends.extract, local.buries.extract] }
    review  = { timeout = local.workers.review.timeout, memory = 1024, key = true, allowed = [local.receives.review, local.sends.review, local.sends.extract, local.buries.review] }
    batch   = { timeout = 900, memory = 1024, key = true, allowed = [local.sends.extract, local.sends.review, local.looks] }
  }

  environment = {
    SYNOPTIC_TABLE             = aws_dynamodb_table.records.name
    SYNOPTIC_BUCKET            = aws_s3_bucket.bytes.bucket
    SYNOPTIC_EXTRACT_QUEUE_URL = aws_sqs_queue.work["extract"].url
    SYNOPTIC_REVIEW_QUEUE_URL  = aws_sqs_queue.work["review"].url
    SYNOPTIC_LOG               = var.log_level
    SYNOPTIC_METRICS           = local.metrics
  }

  # The API has to know whether there is a model, and what it may cost; the
  # key it never gets.
  model_environment = var.model == null ? {} : {
    for name, value in {
      SYNOPTIC_MODEL               = var.model.name
      SYNOPTIC_MODEL_PROFILE       = var.model.profile
      OPENAI_BASE_URL              = var.model.base_url
      SYNOPTIC_BATCH               = var.batch_mode
      SYNOPTIC_CAP_USD             = var.caps_usd.run == null ? "" : tostring(var.caps_usd.run)
      SYNOPTIC_CAP_USD_DAY         = var.caps_usd.day == null ? "" : tostring(var.caps_usd.day)
      SYNOPTIC_BATCH_CAP_USD       = var.batch_caps_usd.job == null ? "" : tostring(var.batch_caps_usd.job)
      SYNOPTIC_BATCH_CAP_USD_DAY   = var.batch_caps_usd.day == null ? "" : tostring(var.batch_caps_usd.day)
      SYNOPTIC_BATCH_CAP_USD_MONTH = var.batch_caps_usd.month == null ? "" : tostring(var.batch_caps_usd.month)
    } : name => value if value != ""
  }

  secret_environment = var.model == null ? {} : { SYNOPTIC_SECRET_ID = var.model.secret_arn }

  oidc_environment = var.oidc == null ? {} : { SYNOPTIC_OIDC_WORKSPACE_CLAIM = var.oidc.workspace_claim }
}

resource "aws_cloudwatch_log_group" "function" {
  for_each = local.functions

  name              = "/aws/lambda/${var.name}-${each.key}"
  retention_in_days = var.log_retention_days
  kms_key_id        = var.kms_key_arn
}

resource "aws_iam_role" "function" {
  for_each = local.functions

  name = "${var.name}-${each.key}"
  assume_role_policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Effect    = "Allow"
      Principal = { Service = "lambda.amazonaws.com" }
      Action    = "sts:AssumeRole"
    }]
  })
}

resource "aws_iam_role_policy" "function" {
  for_each = local.functions

  name = "what-it-does"
  role = aws_iam_role.function[each.key].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = concat(
      local.keeps_truth,
      each.value.allowed,
      each.value.key ? local.reads_secret : [],
      local.uses_key,
      [
        {
          Sid      = "Log"
          Effect   = "Allow"
          Action   = ["logs:CreateLogStream", "logs:PutLogEvents"]
          Resource = "${aws_cloudwatch_log_group.function[each.key].arn}:*"
        },
        {
          # X-Ray knows no resources, so this is all that can be said.
          Sid      = "Trace"
          Effect   = "Allow"
          Action   = ["xray:PutTraceSegments", "xray:PutTelemetryRecords"]
          Resource = "*"
        },
      ],
    )
  })
}

resource "aws_lambda_function" "function" {
  for_each = local.functions

  function_name    = "${var.name}-${each.key}"
  role             = aws_iam_role.function[each.key].arn
  filename         = "${var.build}/${each.key}.zip"
  source_code_hash = filebase64sha256("${var.build}/${each.key}.zip")

  runtime       = "provided.al2023"
  architectures = ["arm64"]
  handler       = "bootstrap"
  timeout       = each.value.timeout
  memory_size   = each.value.memory

  environment {
    variables = merge(
      local.environment,
      # An invocation is short and its memory its own: collecting garbage only
      # near the limit makes the start of a function a quarter shorter.
      { GOGC = "off", GOMEMLIMIT = "${floor(each.value.memory * 0.8)}MiB" },
      local.model_environment,
      each.value.key ? local.secret_environment : {},
      each.key == "api" ? local.oidc_environment : {},
      contains(keys(local.workers), each.key) ? { "SYNOPTIC_${upper(each.key)}_DEAD_QUEUE_URL" = aws_sqs_queue.dead[each.key].url } : {},
    )
  }

  logging_config {
    log_format = "JSON"
    log_group  = aws_cloudwatch_log_group.function[each.key].name
  }

  tracing_config {
    mode = "Active"
  }

  depends_on = [aws_iam_role_policy.function]
}

# Work reaches its function in small lots; a page that fails does not bring
# back the pages of its lot that are done.
resource "aws_lambda_event_source_mapping" "work" {
  for_each = local.workers

  event_source_arn        = aws_sqs_queue.work[each.key].arn
  function_name           = aws_lambda_function.function[each.key].arn
  batch_size              = each.value.at_once
  function_response_types = ["ReportBatchItemFailures"]

  scaling_config {
    maximum_concurrency = each.value.concurrency
  }
}

# The scheduled run is asked for by the scheduler, which retries by itself.
resource "aws_lambda_function_event_invoke_config" "batch" {
  function_name                = aws_lambda_function.function["batch"].function_name
  maximum_retry_attempts       = 0
  maximum_event_age_in_seconds = 3600
}

# Every policy that allows something, for the tests to look at.
locals {
  all_policies = concat(
    [for policy in aws_iam_role_policy.function : policy.policy],
    [aws_iam_role_policy.scheduler.policy],
  )
}
